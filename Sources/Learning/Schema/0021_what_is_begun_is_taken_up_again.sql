-- Until when a server says that it carries the rules out; that it did is noted at its end.
ALTER TABLE retention_run ADD COLUMN claimed_until BIGINT;

-- Whether it was begun while acting as somebody: then both have to be there for the rest of it.
ALTER TABLE batch ADD COLUMN is_acting BIGINT NOT NULL DEFAULT 0 CHECK (is_acting IN (0, 1));

-- What waits, which the servers go on with.
CREATE INDEX batch_by_age ON batch (made_at);
CREATE INDEX batch_row_waiting ON batch_row (organisation_id, batch_id) WHERE outcome IS NULL;

-- What is due of each organisation, so that they are sent in turn.
CREATE INDEX mail_waiting_by_organisation ON mail (organisation_id, rank, due_at, id) WHERE done_at IS NULL;
