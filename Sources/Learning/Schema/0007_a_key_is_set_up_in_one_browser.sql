-- In which of the person's browsers the key is being set up.
ALTER TABLE second_factor ADD COLUMN begun_in BIGINT;
