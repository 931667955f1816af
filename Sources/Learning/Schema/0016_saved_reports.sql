-- A report with what it is asked about, under a name of its owner's. Where it is mailed, when it is mailed next: a
-- server that was down mails it once, and not for each time that passed meanwhile.
CREATE TABLE saved_report (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Which Step, group and time, as JSON.
    filter TEXT NOT NULL,
    schedule TEXT NOT NULL CHECK (schedule IN ('never', 'daily', 'weekly', 'monthly')),
    -- Of the week, from 1 for Monday.
    weekday BIGINT,
    next_at BIGINT,
    made_at BIGINT NOT NULL,
    -- When it ceased to be mailed because its owner may not read it any more.
    stopped_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    CHECK ((schedule = 'never') = (next_at IS NULL) AND (schedule = 'weekly') = (weekday IS NOT NULL)),
    CHECK (length(name) BETWEEN 1 AND 200 AND (weekday IS NULL OR weekday BETWEEN 1 AND 7))
);

CREATE INDEX saved_report_of ON saved_report (organisation_id, person_id, id);
-- One queue for all organisations of a server, as that of mails is.
CREATE INDEX saved_report_due ON saved_report (next_at, organisation_id, id) WHERE next_at IS NOT NULL;
