-- Step 3 of the project file: what links reports and studies. Immutable once landed.
--
-- Identifiers belong to the sources that give them, in the normal form of tc-identifier.c: a report has those of its
-- sources that are not removed, and a source that moves takes them along. A 'record' is the number of the register
-- entry that the source is; a 'trial' the number of the one trial that it reports; a 'mention' one that it only names.

CREATE TABLE identifier (
  kind TEXT NOT NULL CHECK (kind IN ('doi', 'pmid', 'pmcid', 'record', 'trial', 'mention')),
  value TEXT NOT NULL CHECK (value <> ''),
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (kind, value, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX identifier_by_source ON identifier (source_id);

INSERT OR IGNORE INTO identifier (kind, value, source_id)
  SELECT 'doi', lower (doi), source.id FROM report JOIN source ON report_id = report.id WHERE doi IS NOT NULL
  UNION ALL SELECT 'pmid', pmid, source.id FROM report JOIN source ON report_id = report.id WHERE pmid IS NOT NULL
  UNION ALL SELECT 'pmcid', upper (pmcid), source.id FROM report JOIN source ON report_id = report.id
    WHERE pmcid IS NOT NULL
  UNION ALL SELECT CASE report.kind WHEN 'registry record' THEN 'record' ELSE 'trial' END,
    upper (replace (replace (replace (registry_id, '-', ''), '/', ''), ' ', '')), source.id
    FROM report JOIN source ON report_id = report.id
    WHERE registry_id IS NOT NULL AND report.kind <> 'review'
      AND replace (replace (replace (registry_id, '-', ''), '/', ''), ' ', '') <> '';

-- What near-duplicates have in common: hashes of the title, the Chinese title, and volume, page, year and author.
CREATE TABLE match_key (
  hash INTEGER NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (hash, source_id)
) STRICT, WITHOUT ROWID;

-- What tells them apart; '' and 0 where unknown.
CREATE TABLE match_detail (
  source_id INTEGER PRIMARY KEY REFERENCES source (id),
  author TEXT NOT NULL,
  year INTEGER NOT NULL,
  page TEXT NOT NULL
) STRICT;

-- Reports that may be one, or of one study: never merged without a person. Answers are remembered.
CREATE TABLE report_pair (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  first_id INTEGER NOT NULL REFERENCES report (id),
  second_id INTEGER NOT NULL REFERENCES report (id),
  reason TEXT NOT NULL CHECK (reason IN ('title', 'citation', 'identifier', 'trial')),
  decision TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'same report', 'same study', 'different')),
  UNIQUE (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT;

CREATE INDEX report_pair_open ON report_pair (id) WHERE decision = 'open';
CREATE INDEX report_pair_by_second ON report_pair (second_id);

-- Where statements of two sources disagree; the discrepancy is there while both are sources of its study.
ALTER TABLE discrepancy ADD COLUMN other_source_id INTEGER REFERENCES source (id);
