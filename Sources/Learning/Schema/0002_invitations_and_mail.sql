-- A link by which somebody sets a password without one to sign in with. The words in such links are stored nowhere:
-- only what they hash to is, and a link may have several, one for each time that a mail with it was written.
CREATE TABLE entry_link (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    until_at BIGINT NOT NULL,
    used_at BIGINT,
    -- When it was used, withdrawn or replaced.
    ended_at BIGINT,
    ended_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    CHECK (used_at IS NULL OR ended_at IS NOT NULL)
);

CREATE UNIQUE INDEX entry_link_open ON entry_link (organisation_id, person_id, purpose) WHERE ended_at IS NULL;

CREATE TABLE entry_word (
    organisation_id BIGINT NOT NULL,
    hash TEXT NOT NULL PRIMARY KEY,
    link_id BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    FOREIGN KEY (organisation_id, link_id) REFERENCES entry_link (organisation_id, id)
);

-- A mail to be sent, or that was. What it says is written when it is sent, out of what it is about.
CREATE TABLE mail (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset', 'notices', 'digest', 'refusal')),
    person_id BIGINT,
    -- Whoever asked for an account and was refused is no person.
    registration_id BIGINT,
    -- The address that somebody asked a reset for, and whether anybody has it is looked up when it is sent; or one that
    -- was a person's, at which they are warned.
    asked_for TEXT,
    link_id BIGINT,
    -- What cannot wait goes first: 0 before 9.
    rank BIGINT NOT NULL,
    -- The first half of its Message-ID, the same at every try.
    word TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    -- Which process tries to send it, and until when no other does.
    lease TEXT,
    leased_until BIGINT,
    done_at BIGINT,
    outcome TEXT CHECK (outcome IN ('sent', 'dropped', 'given-up')),
    -- Why it was not sent, or not yet.
    reason TEXT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, registration_id) REFERENCES registration (organisation_id, id),
    FOREIGN KEY (organisation_id, link_id) REFERENCES entry_link (organisation_id, id),
    CHECK ((done_at IS NULL) = (outcome IS NULL))
);

-- One queue for all organisations of a server: the one index that does not begin with theirs.
CREATE INDEX mail_waiting ON mail (rank, due_at, organisation_id, id) WHERE done_at IS NULL;
CREATE INDEX mail_by_person ON mail (organisation_id, person_id, id);
CREATE INDEX mail_by_end ON mail (organisation_id, done_at) WHERE done_at IS NOT NULL;

-- What a notice is about, which mail tells of it, and whether the page does.
ALTER TABLE outbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'roles';
ALTER TABLE outbox ADD COLUMN mail_id BIGINT;
ALTER TABLE outbox ADD COLUMN in_page BIGINT NOT NULL DEFAULT 1;

CREATE INDEX outbox_unread ON outbox (organisation_id, person_id) WHERE read_at IS NULL;
CREATE INDEX outbox_by_mail ON outbox (organisation_id, mail_id) WHERE mail_id IS NOT NULL;

-- How somebody wants to be told of a kind of notices; without a row as is usual for the kind.
CREATE TABLE notice_choice (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    in_page BIGINT NOT NULL CHECK (in_page IN (0, 1)),
    by_mail TEXT NOT NULL CHECK (by_mail IN ('at-once', 'daily', 'never')),
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, kind),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

-- What the links to stop a kind of mails are signed with. Whoever reads it can stop mails, and nothing else.
CREATE TABLE unsubscribe_key (
    organisation_id BIGINT NOT NULL PRIMARY KEY REFERENCES organisation (id),
    key TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
