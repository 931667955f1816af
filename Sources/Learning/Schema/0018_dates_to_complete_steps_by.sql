-- By when somebody is to have completed a Step, beside the enrolment that it belongs to: it ends with that.
CREATE TABLE completion_date (
    organisation_id BIGINT NOT NULL,
    holding_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    -- The first moment of the last day.
    day BIGINT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BIGINT,
    reminded_at BIGINT,
    overdue_told_at BIGINT,
    PRIMARY KEY (organisation_id, holding_id),
    FOREIGN KEY (organisation_id, holding_id) REFERENCES holding (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id)
);

CREATE INDEX completion_date_by_person ON completion_date (organisation_id, person_id, node_id);
CREATE INDEX completion_date_to_come ON completion_date (organisation_id, day) WHERE overdue_told_at IS NULL;
