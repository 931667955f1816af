-- The clock that an organisation goes by: what is arranged by the hour is entered and shown by it.
ALTER TABLE organisation ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';

-- Two people who meet: a learner, and who arranged it (H-14).
CREATE TABLE supervision (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    -- The learner.
    person_id BIGINT NOT NULL,
    arranged_by BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    place TEXT NOT NULL,
    link TEXT NOT NULL,
    -- Raised by each change of when and where, and by cancelling: calendars know the newest by it.
    revision BIGINT NOT NULL,
    -- By which calendars know it again.
    word TEXT NOT NULL UNIQUE,
    arranged_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    reminded_at BIGINT,
    cancelled_at BIGINT,
    cancelled_by BIGINT,
    cancel_reason TEXT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, arranged_by) REFERENCES person (organisation_id, id),
    CHECK (person_id <> arranged_by),
    CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
);

CREATE INDEX supervision_by_learner ON supervision (organisation_id, person_id, starts_at);
CREATE INDEX supervision_by_arranger ON supervision (organisation_id, arranged_by, starts_at);
CREATE INDEX supervision_to_come ON supervision (organisation_id, starts_at, id) WHERE cancelled_at IS NULL;

-- What one of the two writes about it, for both to read.
CREATE TABLE supervision_part (
    organisation_id BIGINT NOT NULL,
    supervision_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    agenda TEXT NOT NULL,
    notes TEXT NOT NULL,
    revision BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, supervision_id, person_id),
    FOREIGN KEY (organisation_id, supervision_id) REFERENCES supervision (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);
