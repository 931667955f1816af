-- What somebody asks support; the operator answers on the command line and on a page of their own.
CREATE TABLE support_request (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('technical', 'non-technical')),
    subject TEXT NOT NULL,
    subject_key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
    asked_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    CHECK (length(subject) BETWEEN 1 AND 200)
);

CREATE INDEX support_request_of ON support_request (organisation_id, person_id);
CREATE INDEX support_request_changed ON support_request (organisation_id, changed_at);

-- What was said about it, by whoever asked or by the operator, and what that did; rows are only added.
CREATE TABLE support_message (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    -- The operator has a name, and is nobody of the organisation; of whoever asked the request knows who they are.
    operator_name TEXT,
    act TEXT NOT NULL CHECK (act IN ('asked', 'replied', 'closed', 'opened-again')),
    body TEXT NOT NULL,
    body_key TEXT NOT NULL,
    said_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, request_id) REFERENCES support_request (organisation_id, id),
    CHECK (act IN ('replied', 'closed') OR operator_name IS NULL)
);

CREATE INDEX support_message_of ON support_message (organisation_id, request_id);

CREATE TABLE support_file (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    request_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, request_id) REFERENCES support_request (organisation_id, id),
    FOREIGN KEY (organisation_id, message_id) REFERENCES support_message (organisation_id, id)
);

CREATE INDEX support_file_of ON support_file (organisation_id, request_id);

-- What is asked often, and its answer, in the order that the organisation gives them.
CREATE TABLE frequent_question (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    question TEXT NOT NULL,
    question_key TEXT NOT NULL,
    answer TEXT NOT NULL,
    answer_key TEXT NOT NULL,
    -- Goes up with each change of the words, so that of two editors the second is told.
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, changed_by) REFERENCES person (organisation_id, id),
    CHECK (length(question) BETWEEN 1 AND 200)
);
