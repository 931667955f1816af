-- A browser in which the operator answers what an organisation asks support: let in by a link that is good once.
CREATE TABLE operator_visit (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    link_hash TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, link_hash),
    UNIQUE (organisation_id, token_hash),
    CHECK (length(name) BETWEEN 1 AND 200)
);
