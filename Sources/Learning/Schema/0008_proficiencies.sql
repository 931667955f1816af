-- The proficiencies of a Step, as the operator loaded them (H-18). Versions are never edited, so that who began one
-- goes on with it.
CREATE TABLE framework (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    loaded_at BIGINT NOT NULL,
    published_at BIGINT,
    retired_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    UNIQUE (organisation_id, node_id, version),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id),
    CHECK ((state = 'draft') = (published_at IS NULL) AND (state = 'retired') = (retired_at IS NOT NULL))
);

-- Who begins a Step begins the version that is published.
CREATE UNIQUE INDEX framework_published ON framework (organisation_id, node_id) WHERE state = 'published';

CREATE TABLE proficiency (
    organisation_id BIGINT NOT NULL,
    framework_id BIGINT NOT NULL,
    -- From 1, in the order of the framework.
    number BIGINT NOT NULL,
    heading TEXT NOT NULL,
    code TEXT NOT NULL,
    statement TEXT NOT NULL,
    guidance TEXT NOT NULL,
    evidence TEXT NOT NULL,
    -- The answers it takes, as in the file: "Not yet; With support; Achieved*".
    answers TEXT NOT NULL,
    is_required BIGINT NOT NULL CHECK (is_required IN (0, 1)),
    PRIMARY KEY (organisation_id, framework_id, number),
    UNIQUE (organisation_id, framework_id, code),
    FOREIGN KEY (organisation_id, framework_id) REFERENCES framework (organisation_id, id)
);

-- Which version somebody works through on a Step, from their first answer on.
CREATE TABLE step_record (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    framework_id BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, node_id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id),
    FOREIGN KEY (organisation_id, framework_id) REFERENCES framework (organisation_id, id)
);

-- How somebody assesses themselves. A changed answer is a new row, and the former one stays as it was.
CREATE TABLE self_assessment (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    framework_id BIGINT NOT NULL,
    proficiency BIGINT NOT NULL,
    answer TEXT NOT NULL,
    is_achieved BIGINT NOT NULL CHECK (is_achieved IN (0, 1)),
    evidence TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    -- What became of it so far; the confirmations tell how.
    standing TEXT NOT NULL CHECK (standing IN ('answered', 'waiting', 'sent-back', 'confirmed')),
    replaced_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, framework_id, proficiency)
        REFERENCES proficiency (organisation_id, framework_id, number),
    CHECK (is_achieved = 1 OR standing = 'answered')
);

CREATE UNIQUE INDEX self_assessment_present
    ON self_assessment (organisation_id, person_id, node_id, proficiency) WHERE replaced_at IS NULL;
CREATE INDEX self_assessment_history ON self_assessment (organisation_id, person_id, node_id, proficiency, id);

-- That somebody else looks at an answer: asked for, and what came of it. Names and roles are those of that day.
CREATE TABLE confirmation (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    self_assessment_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'confirmed', 'sent-back', 'withdrawn', 'superseded', 'returned')),
    asked_at BIGINT,
    decided_at BIGINT,
    decided_by BIGINT,
    decided_name TEXT,
    decided_role TEXT,
    comment TEXT NOT NULL DEFAULT '',
    -- When it stopped to count: the answer was changed after it.
    superseded_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, self_assessment_id) REFERENCES self_assessment (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    CHECK ((state = 'waiting') = (decided_at IS NULL) AND (state = 'superseded') = (superseded_at IS NOT NULL))
);

CREATE INDEX confirmation_of_answer ON confirmation (organisation_id, self_assessment_id);
CREATE UNIQUE INDEX confirmation_open ON confirmation (organisation_id, self_assessment_id) WHERE state = 'waiting';
CREATE INDEX confirmation_waiting ON confirmation (organisation_id, asked_at, id) WHERE state = 'waiting';

-- Whom the learner asked.
CREATE TABLE confirmation_party (
    organisation_id BIGINT NOT NULL,
    confirmation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, confirmation_id, person_id),
    FOREIGN KEY (organisation_id, confirmation_id) REFERENCES confirmation (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

CREATE INDEX confirmation_party_of ON confirmation_party (organisation_id, person_id, confirmation_id);

-- The final sign-off of a Step. While one is given the Step is closed.
CREATE TABLE sign_off (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    framework_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'given', 'sent-back', 'withdrawn', 'void')),
    asked_at BIGINT,
    learner_name TEXT NOT NULL,
    learner_says TEXT NOT NULL DEFAULT '',
    decided_at BIGINT,
    decided_by BIGINT,
    decided_name TEXT,
    decided_role TEXT,
    comment TEXT NOT NULL DEFAULT '',
    -- By which anybody who holds the certificate can have it looked up.
    code TEXT UNIQUE,
    voided_at BIGINT,
    voided_by BIGINT,
    voided_name TEXT,
    void_reason TEXT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, framework_id) REFERENCES framework (organisation_id, id),
    CHECK ((state = 'waiting') = (decided_at IS NULL) AND (state IN ('given', 'void')) = (code IS NOT NULL)
        AND (state = 'void') = (voided_at IS NOT NULL))
);

CREATE UNIQUE INDEX sign_off_open ON sign_off (organisation_id, person_id, node_id) WHERE state IN ('waiting', 'given');
CREATE INDEX sign_off_waiting ON sign_off (organisation_id, asked_at, id) WHERE state = 'waiting';
CREATE INDEX sign_off_of ON sign_off (organisation_id, person_id, node_id, id);

-- What a sign-off covers: the answers and confirmations as they were then.
CREATE TABLE sign_off_line (
    organisation_id BIGINT NOT NULL,
    sign_off_id BIGINT NOT NULL,
    self_assessment_id BIGINT NOT NULL,
    confirmation_id BIGINT,
    PRIMARY KEY (organisation_id, sign_off_id, self_assessment_id),
    FOREIGN KEY (organisation_id, sign_off_id) REFERENCES sign_off (organisation_id, id),
    FOREIGN KEY (organisation_id, self_assessment_id) REFERENCES self_assessment (organisation_id, id),
    FOREIGN KEY (organisation_id, confirmation_id) REFERENCES confirmation (organisation_id, id)
);
