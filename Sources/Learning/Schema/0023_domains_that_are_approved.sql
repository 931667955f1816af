-- Domains of e-mail addresses: whoever asks for an account and proves an address of one is approved by this rule. What is
-- taken off the list stays as a row with its end.
CREATE TABLE approved_domain (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    domain TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by BIGINT NOT NULL,
    removed_at BIGINT,
    removed_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, added_by) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, removed_by) REFERENCES person (organisation_id, id),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL))
);

CREATE UNIQUE INDEX approved_domain_listed ON approved_domain (organisation_id, domain) WHERE removed_at IS NULL;

-- Until when the address of somebody who waits can be proved; nothing where no mail was sent to it.
ALTER TABLE registration ADD COLUMN proof_until BIGINT;

-- What the words in such mails hash to: several, one for each time that a mail was written. They go with the decision.
CREATE TABLE registration_word (
    organisation_id BIGINT NOT NULL,
    hash TEXT NOT NULL PRIMARY KEY,
    registration_id BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    FOREIGN KEY (organisation_id, registration_id) REFERENCES registration (organisation_id, id)
);

CREATE INDEX registration_word_by_registration ON registration_word (organisation_id, registration_id);

-- One more kind of mail. No statement changes the condition of a column in both databases, so the table is made anew.
CREATE TABLE mail_anew (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset', 'notices', 'digest', 'refusal', 'proof')),
    person_id BIGINT,
    registration_id BIGINT,
    asked_for TEXT,
    link_id BIGINT,
    rank BIGINT NOT NULL,
    word TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    lease TEXT,
    leased_until BIGINT,
    done_at BIGINT,
    outcome TEXT CHECK (outcome IN ('sent', 'dropped', 'given-up')),
    reason TEXT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, registration_id) REFERENCES registration (organisation_id, id),
    FOREIGN KEY (organisation_id, link_id) REFERENCES entry_link (organisation_id, id),
    CHECK ((done_at IS NULL) = (outcome IS NULL))
);

INSERT INTO mail_anew (
    organisation_id, id, kind, person_id, registration_id, asked_for, link_id, rank, word, made_at, due_at, tries, lease,
    leased_until, done_at, outcome, reason
)
SELECT organisation_id, id, kind, person_id, registration_id, asked_for, link_id, rank, word, made_at, due_at, tries, lease,
    leased_until, done_at, outcome, reason
FROM mail;

DROP TABLE mail;
ALTER TABLE mail_anew RENAME TO mail;

CREATE INDEX mail_waiting ON mail (rank, due_at, organisation_id, id) WHERE done_at IS NULL;
CREATE INDEX mail_waiting_by_organisation ON mail (organisation_id, rank, due_at, id) WHERE done_at IS NULL;
CREATE INDEX mail_by_person ON mail (organisation_id, person_id, id);
CREATE INDEX mail_by_end ON mail (organisation_id, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX mail_by_registration ON mail (organisation_id, registration_id, id) WHERE registration_id IS NOT NULL;
