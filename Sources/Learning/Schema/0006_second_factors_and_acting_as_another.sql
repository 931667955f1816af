-- What somebody proves besides their password: an app that has the same key (RFC 6238). Without `key` it is off.
CREATE TABLE second_factor (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    key TEXT,
    confirmed_at BIGINT,
    -- Of the codes that were taken the latest, counted in steps of 30 seconds: each is taken once.
    latest_step BIGINT NOT NULL DEFAULT 0,
    -- A key that is being set up, and counts for nothing before a code of it was seen.
    key_to_be TEXT,
    begun_at BIGINT,
    PRIMARY KEY (organisation_id, person_id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    CHECK ((key IS NULL) = (confirmed_at IS NULL) AND (key_to_be IS NULL) = (begun_at IS NULL))
);

-- For who lost their app; each is taken once, and only what it hashes to is kept.
CREATE TABLE recovery_code (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (organisation_id, person_id, hash),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

-- Roles whose holders have a second factor.
CREATE TABLE second_factor_demand (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    role TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    demanded_by BIGINT,
    until_at BIGINT,
    lifted_by BIGINT,
    PRIMARY KEY (organisation_id, id)
);

CREATE UNIQUE INDEX second_factor_demand_open ON second_factor_demand (organisation_id, role) WHERE until_at IS NULL;

-- The password was right, and the second factor is still to come.
CREATE TABLE sign_in_step (
    organisation_id BIGINT NOT NULL,
    token_hash TEXT NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL,
    email_key TEXT NOT NULL,
    -- What the password's hash hashes to: a step ends when the password is changed.
    password_mark TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

-- Browsers that somebody signed in with before: wrong passwords from elsewhere do not lock them out.
CREATE TABLE known_browser (
    organisation_id BIGINT NOT NULL,
    token_hash TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, token_hash),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

-- When the password, or a code, was last given in it; before this column was, when it began.
ALTER TABLE session ADD COLUMN proved_at BIGINT;

-- One person acts as another, in one browser and for a while.
CREATE TABLE acting (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    -- The session in which it is done; one that ended may be let go before this is.
    session_hash TEXT NOT NULL,
    actor_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, actor_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    CHECK (actor_id <> person_id AND length(reason) BETWEEN 1 AND 200)
);
