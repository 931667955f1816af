-- Something done to many people at once: what, by whom, and of each what came of it.
CREATE TABLE batch (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    act TEXT NOT NULL,
    made_by BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    -- The batch that this one undoes.
    undoes BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, made_by) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, undoes) REFERENCES batch (organisation_id, id)
);

CREATE UNIQUE INDEX batch_undone ON batch (organisation_id, undoes) WHERE undoes IS NOT NULL;

-- Without an outcome it waits; it is written in the transaction that does it, so nothing is done twice.
CREATE TABLE batch_row (
    organisation_id BIGINT NOT NULL,
    batch_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    outcome TEXT CHECK (outcome IN ('done', 'nothing', 'refused')),
    reason TEXT,
    -- What was given, ended or turned, by which it can be undone.
    trace TEXT,
    done_at BIGINT,
    PRIMARY KEY (organisation_id, batch_id, position),
    UNIQUE (organisation_id, batch_id, person_id),
    FOREIGN KEY (organisation_id, batch_id) REFERENCES batch (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

CREATE INDEX batch_row_by_person ON batch_row (organisation_id, person_id);

-- Content that somebody sent. A file that was replaced or removed goes, and is no row any more.
CREATE TABLE file (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('photo', 'small-photo')),
    type TEXT NOT NULL,
    digest TEXT NOT NULL,
    content BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    sent_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, person_id, purpose),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);
