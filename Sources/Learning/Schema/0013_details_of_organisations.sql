-- How an organisation is reached, as it tells its own people; what it is called stands in its own row.
CREATE TABLE organisation_detail (
    organisation_id BIGINT PRIMARY KEY,
    address TEXT NOT NULL,
    contact TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    web_site TEXT NOT NULL,
    -- Goes up with each change, so that of two editors the second is told.
    version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    FOREIGN KEY (organisation_id, changed_by) REFERENCES person (organisation_id, id)
);
