-- By which answers to questions of registration people are in a group: for each question one of the answers that stand
-- here. Who is in it by that holds the member role, with `rule` as the source.
CREATE TABLE group_rule_answer (
    organisation_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    answer_key TEXT NOT NULL,
    answer TEXT NOT NULL,
    place BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, node_id, question_id, answer_key),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id),
    FOREIGN KEY (organisation_id, question_id) REFERENCES profile_question (organisation_id, id)
);
