-- A file of people on its way in: looked at, checked, and then carried out as a whole or not at all.
-- `claim` names the process that works on it, and `claimed_until` when it is taken for dead.

CREATE TABLE import_job (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    owner_id BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    lines_total BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- What each column holds, and what to do with people who are here already; JSON.
    mapping TEXT NOT NULL,
    claim TEXT,
    claimed_until BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    -- What the check found, or the import did; JSON.
    outcome TEXT,
    -- What the check decided of every line; carried out only while the same is decided.
    digest TEXT,
    reason TEXT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
    CHECK (state IN ('columns', 'waiting', 'checking', 'checked', 'queued', 'running', 'done', 'failed', 'withdrawn'))
);

CREATE INDEX import_job_by_owner ON import_job (organisation_id, owner_id, id);
CREATE INDEX import_job_at_work ON import_job (state, changed_at)
    WHERE state IN ('waiting', 'checking', 'queued', 'running');

-- What was sent, some thousand lines in each row; gone once the import is done or withdrawn.
CREATE TABLE import_content (
    organisation_id BIGINT NOT NULL,
    job_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (organisation_id, job_id, position),
    FOREIGN KEY (organisation_id, job_id) REFERENCES import_job (organisation_id, id)
);

-- Lines that were refused or change somebody, with what is to be said of them; and the one that names the columns.
CREATE TABLE import_line (
    organisation_id BIGINT NOT NULL,
    job_id BIGINT NOT NULL,
    line BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('head', 'refused', 'changed')),
    says TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (organisation_id, job_id, line),
    FOREIGN KEY (organisation_id, job_id) REFERENCES import_job (organisation_id, id)
);

CREATE INDEX import_line_by_kind ON import_line (organisation_id, job_id, kind, line);
