-- Step 5 of the project file: suggestions in few bytes, and what is still to be linked. Immutable once landed.
--
-- What a source suggests stands in one row (tc-suggestion-pack.c). Words that suggestions have in common are numbered.
-- The rows of the table suggestion are turned into packs by tc-suggestion-convert.c as a part of this step.

CREATE TABLE word (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE suggestion_pack (
  source_id INTEGER PRIMARY KEY REFERENCES source (id),
  pack BLOB NOT NULL
) STRICT;

-- Sources that were imported before near-duplicates were looked for. The program makes their keys when the project is
-- open, a few at a time, and takes them out.
CREATE TABLE unlinked_source (
  source_id INTEGER PRIMARY KEY REFERENCES source (id)
) STRICT;

INSERT INTO unlinked_source (source_id)
  SELECT id FROM source WHERE id NOT IN (SELECT source_id FROM match_detail);

-- Reports are found by the identifiers of their sources since step 3.
DROP INDEX report_by_doi;
DROP INDEX report_by_pmid;
DROP INDEX report_by_registry_id;

-- INSERT OR REPLACE asks the triggers on DELETE, because every connection of the program has recursive_triggers on
-- (tc-connection.c makes sure of it). With a trigger on INSERT SQLite keeps a journal for each statement, which took
-- a third of the time of an import; that the history is written in order is what its chain of hashes is for.
DROP TRIGGER event_append_only;
DROP TRIGGER content_no_replace;
DROP TRIGGER content_part_no_replace;
DROP TRIGGER source_text_no_replace;
DROP TRIGGER source_no_replace;

-- SQLite makes a table of its own for "IN (…)" each time that it checks a row: the same tables with OR.
CREATE TABLE new_identifier (
  kind TEXT NOT NULL CHECK (kind = 'doi' OR kind = 'pmid' OR kind = 'pmcid' OR kind = 'record' OR kind = 'trial'
                            OR kind = 'mention'),
  value TEXT NOT NULL CHECK (value <> ''),
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (kind, value, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO new_identifier (kind, value, source_id) SELECT kind, value, source_id FROM identifier;
DROP TABLE identifier;
ALTER TABLE new_identifier RENAME TO identifier;
CREATE INDEX identifier_by_source ON identifier (source_id);

CREATE TABLE new_discrepancy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES study (id),
  source_id INTEGER REFERENCES source (id),
  other_source_id INTEGER REFERENCES source (id),
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  quotes TEXT NOT NULL,
  "values" TEXT NOT NULL,
  decision TEXT NOT NULL DEFAULT 'open' CHECK (decision = 'open' OR decision = 'value' OR decision = 'dismissed')
) STRICT;
INSERT INTO new_discrepancy (id, study_id, source_id, other_source_id, field, kind, message, quotes, "values", decision)
  SELECT id, study_id, source_id, other_source_id, field, kind, message, quotes, "values", decision FROM discrepancy;
-- Ids go on behind the last one that was given, be its row there or not.
DELETE FROM sqlite_sequence WHERE name = 'new_discrepancy';
UPDATE sqlite_sequence SET name = 'new_discrepancy' WHERE name = 'discrepancy';
DROP TABLE discrepancy;
ALTER TABLE new_discrepancy RENAME TO discrepancy;
CREATE INDEX discrepancy_by_study ON discrepancy (study_id);
CREATE INDEX discrepancy_by_source ON discrepancy (source_id);
