-- Forms that made something, and what: one that is sent twice leads there. They are kept for a day.
CREATE TABLE form_sent (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    -- A hash of the form's word and of what was sent with it.
    mark TEXT NOT NULL,
    made BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, mark),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

CREATE INDEX form_sent_at ON form_sent (organisation_id, sent_at);
