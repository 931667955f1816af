-- What somebody sent as evidence: once, however many of their answers it belongs to.
CREATE TABLE evidence_file (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    content BYTEA NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id)
);

CREATE INDEX evidence_file_of ON evidence_file (organisation_id, person_id, node_id);

-- The files that stand beside an answer, which stay as they were when it was given.
CREATE TABLE evidence_of_answer (
    organisation_id BIGINT NOT NULL,
    self_assessment_id BIGINT NOT NULL,
    evidence_file_id BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, self_assessment_id, evidence_file_id),
    FOREIGN KEY (organisation_id, self_assessment_id) REFERENCES self_assessment (organisation_id, id),
    FOREIGN KEY (organisation_id, evidence_file_id) REFERENCES evidence_file (organisation_id, id)
);
