-- The password that was chosen with a request for an account at an address that is known already, so that whoever asked is
-- told the same at sign-in as of any other address: that nobody decided yet. It opens nothing.
CREATE TABLE known_request (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    email_key TEXT NOT NULL,
    password TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, email_key)
);
