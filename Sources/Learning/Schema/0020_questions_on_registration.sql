-- What an organisation asks of whoever registers. One that is asked no more stays, as its answers do.
CREATE TABLE profile_question (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'choice', 'yes-no')),
    -- One on each line.
    choices TEXT NOT NULL,
    is_required BIGINT NOT NULL CHECK (is_required IN (0, 1)),
    made_at BIGINT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);

CREATE TABLE profile_answer (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, question_id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, question_id) REFERENCES profile_question (organisation_id, id)
);

CREATE INDEX profile_answer_by_question ON profile_answer (organisation_id, question_id, answer);

-- What somebody answered who waits: by question. It goes to their profile when they are approved, and else away.
ALTER TABLE registration ADD COLUMN answers TEXT NOT NULL DEFAULT '';
