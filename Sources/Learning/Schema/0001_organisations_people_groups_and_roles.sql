-- Everything belongs to an organisation, whose number comes first in every key.
-- People and nodes are numbered from 0 within it, as the engine numbers them; node 0 is the organisation itself.
-- Times are seconds since 1970, UTC. What has an end is ended and never deleted.

CREATE TABLE organisation (
    id BIGINT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    revision BIGINT NOT NULL DEFAULT 0,
    -- When something was changed last: no server's clock is taken to be before it.
    changed_at BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    CHECK (length(slug) BETWEEN 1 AND 60 AND length(title) BETWEEN 1 AND 200)
);

CREATE TABLE role_model_version (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    made_by BIGINT,
    PRIMARY KEY (organisation_id, number)
);

CREATE TABLE person (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    -- The name without accents and in small letters: what lists are sorted by and searched in.
    name_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    CHECK (id >= 0 AND length(name) BETWEEN 1 AND 200)
);

CREATE INDEX person_by_name ON person (organisation_id, name_key, id);

-- Who has an open row may not sign in, and what they hold has no effect.
CREATE TABLE deactivation (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    from_revision BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    deactivated_by BIGINT,
    until_at BIGINT,
    reactivated_by BIGINT,
    PRIMARY KEY (organisation_id, person_id, from_revision),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

CREATE UNIQUE INDEX deactivation_open ON deactivation (organisation_id, person_id) WHERE until_at IS NULL;

-- Who registered themselves waits here; nobody is a person before they are approved.
CREATE TABLE registration (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    password TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT,
    person_id BIGINT,
    PRIMARY KEY (organisation_id, id),
    CHECK (length(name) BETWEEN 1 AND 200)
);

CREATE UNIQUE INDEX registration_open ON registration (organisation_id, email_key) WHERE decided_at IS NULL;

-- How a person signs in. Without a password they do not.
CREATE TABLE account (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    password TEXT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id),
    UNIQUE (organisation_id, email_key),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

-- A signed-in browser. The token itself is never stored, only what it hashes to.
CREATE TABLE session (
    organisation_id BIGINT NOT NULL,
    token_hash TEXT NOT NULL PRIMARY KEY,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    browser TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT,
    UNIQUE (organisation_id, person_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

CREATE TABLE sign_in_failure (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    email_key TEXT NOT NULL,
    address TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX sign_in_failure_by_email ON sign_in_failure (organisation_id, email_key, at);
CREATE INDEX sign_in_failure_by_address ON sign_in_failure (organisation_id, address, at);

-- What roles are held on, people aside.
CREATE TABLE node (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    flags TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    created_by BIGINT,
    removed_at BIGINT,
    removed_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    CHECK (id >= 0 AND length(title) BETWEEN 1 AND 200)
);

CREATE INDEX node_by_kind ON node (organisation_id, kind, title_key, id);

CREATE TABLE containment (
    organisation_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    parent_id BIGINT NOT NULL,
    from_revision BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    put_by BIGINT,
    until_at BIGINT,
    taken_by BIGINT,
    PRIMARY KEY (organisation_id, node_id, parent_id, from_revision),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id),
    FOREIGN KEY (organisation_id, parent_id) REFERENCES node (organisation_id, id)
);

CREATE UNIQUE INDEX containment_open ON containment (organisation_id, node_id, parent_id) WHERE until_at IS NULL;
CREATE INDEX containment_by_parent ON containment (organisation_id, parent_id) WHERE until_at IS NULL;

-- To whom a node is shown: a node, or a person.
CREATE TABLE audience (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    shown_to_node_id BIGINT,
    shown_to_person_id BIGINT,
    from_at BIGINT NOT NULL,
    until_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id),
    FOREIGN KEY (organisation_id, shown_to_node_id) REFERENCES node (organisation_id, id),
    FOREIGN KEY (organisation_id, shown_to_person_id) REFERENCES person (organisation_id, id),
    CHECK ((shown_to_node_id IS NULL) <> (shown_to_person_id IS NULL))
);

CREATE INDEX audience_by_node ON audience (organisation_id, node_id) WHERE until_at IS NULL;

-- A person holds a role on a node, or over a person; without dates since ever and until further notice.
CREATE TABLE holding (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    role TEXT NOT NULL,
    node_id BIGINT,
    over_person_id BIGINT,
    from_at BIGINT,
    until_at BIGINT,
    source TEXT NOT NULL,
    given_by BIGINT,
    stands_in_for BIGINT,
    given_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id),
    FOREIGN KEY (organisation_id, over_person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, given_by) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, stands_in_for) REFERENCES person (organisation_id, id),
    CHECK ((node_id IS NULL) <> (over_person_id IS NULL)),
    CHECK (from_at IS NULL OR until_at IS NULL OR from_at <= until_at)
);

CREATE INDEX holding_by_person ON holding (organisation_id, person_id);
CREATE INDEX holding_by_node ON holding (organisation_id, node_id, role);

-- Each turn of a setting is a row; the newest counts.
CREATE TABLE setting_turn (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    from_revision BIGINT NOT NULL,
    is_on BIGINT NOT NULL CHECK (is_on IN (0, 1)),
    from_at BIGINT NOT NULL,
    turned_by BIGINT,
    PRIMARY KEY (organisation_id, name, from_revision)
);

CREATE TABLE person_setting_turn (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    from_revision BIGINT NOT NULL,
    is_on BIGINT NOT NULL CHECK (is_on IN (0, 1)),
    from_at BIGINT NOT NULL,
    turned_by BIGINT,
    PRIMARY KEY (organisation_id, person_id, name, from_revision),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

-- What each revision changed in who may do what, for processes that have the one before.
CREATE TABLE access_change (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    revision BIGINT NOT NULL,
    position BIGINT NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (organisation_id, revision, position)
);

-- Append-only; each entry's hash covers the one before.
CREATE TABLE audit_entry (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    number BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor_id BIGINT,
    acting_as_id BIGINT,
    act TEXT NOT NULL,
    about_person_id BIGINT,
    details TEXT NOT NULL,
    reasons TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (organisation_id, number)
);

CREATE INDEX audit_entry_by_act ON audit_entry (organisation_id, act, number);
CREATE INDEX audit_entry_by_actor ON audit_entry (organisation_id, actor_id, number);
CREATE INDEX audit_entry_by_person ON audit_entry (organisation_id, about_person_id, number);

-- What people are to be told, in the page and once mail is set up by mail.
CREATE TABLE outbox (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    notice TEXT NOT NULL,
    at BIGINT NOT NULL,
    read_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

CREATE INDEX outbox_by_person ON outbox (organisation_id, person_id, id);
