-- Step 1 of the project file. Immutable once landed: changes go into 002.sql and so on.
--
-- Times are microseconds since 1970 UTC. Spans are half-open ranges of code points. Columns that hold JSON
-- are written by tc-columns.c and checked there when they are read (SQLite 3.40 calls json_valid() unsafe in a
-- CHECK where the schema is not trusted). Words such as 'to review' are those of docs and model, never translated.

CREATE TABLE codebook (
  id INTEGER PRIMARY KEY,
  added_at INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE study (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('to review', 'in review', 'reviewed', 'excluded')),
  exclusion_reason TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  title TEXT NOT NULL,
  journal TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year >= 0),
  phase TEXT NOT NULL,
  n_enrolled INTEGER NOT NULL CHECK (n_enrolled >= -1),
  n_checked INTEGER NOT NULL CHECK (n_checked >= 0),
  n_to_check INTEGER NOT NULL CHECK (n_to_check >= 0),
  n_discrepancies INTEGER NOT NULL CHECK (n_discrepancies >= 0),
  n_annotations INTEGER NOT NULL CHECK (n_annotations >= 0),
  -- Orders that the alphabet does not give. The status rank is the value of TcStudyStatus.
  status_rank INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE status WHEN 'to review' THEN 0 WHEN 'in review' THEN 1 WHEN 'reviewed' THEN 2 ELSE 3 END
  ) VIRTUAL,
  phase_rank INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE phase WHEN 'Early Phase 1' THEN 1 WHEN 'Phase 1' THEN 2 WHEN 'Phase 1/Phase 2' THEN 3
               WHEN 'Phase 2' THEN 4 WHEN 'Phase 2/Phase 3' THEN 5 WHEN 'Phase 3' THEN 6
               WHEN 'Phase 4' THEN 7 WHEN 'Not Applicable' THEN 8 WHEN '' THEN 10 ELSE 9 END
  ) VIRTUAL,
  -- From 0 to 1; 2 where there is nothing to check.
  progress REAL NOT NULL GENERATED ALWAYS AS (
    CASE WHEN n_checked + n_to_check > 0
         THEN CAST (n_checked AS REAL) / (n_checked + n_to_check) ELSE 2.0 END
  ) VIRTUAL
) STRICT;

-- One index an order of the study list, unknown values last. Each also holds what the list is filtered by, so that
-- no list of ids has to look at the rows.
CREATE INDEX study_by_added ON study (id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_status ON study (status_rank, id, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_label ON study (label = '', label COLLATE NOCASE, id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_title ON study (title = '', title COLLATE NOCASE, id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_journal ON study (journal = '', journal COLLATE NOCASE, id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_year ON study (year = 0, year, id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_phase ON study (phase_rank, phase, id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_n_enrolled ON study (n_enrolled = -1, n_enrolled, id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_progress ON study (progress, id, status_rank, n_discrepancies) WHERE removed = 0;
CREATE INDEX study_by_discrepancies ON study (n_discrepancies, id, status_rank) WHERE removed = 0;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  study_id INTEGER NOT NULL REFERENCES study (id),
  kind TEXT NOT NULL,
  doi TEXT COLLATE NOCASE CHECK (doi <> ''),
  pmid TEXT CHECK (pmid <> ''),
  pmcid TEXT CHECK (pmcid <> ''),
  registry_id TEXT COLLATE NOCASE CHECK (registry_id <> '')
) STRICT;

CREATE INDEX report_by_study ON report (study_id);
CREATE INDEX report_by_doi ON report (doi) WHERE doi IS NOT NULL;
CREATE INDEX report_by_pmid ON report (pmid) WHERE pmid IS NOT NULL;
CREATE INDEX report_by_registry_id ON report (registry_id) WHERE registry_id IS NOT NULL;

-- The original bytes, once a SHA-256 however many records a file has.
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES study (id),
  report_id INTEGER REFERENCES report (id),
  content_id INTEGER NOT NULL REFERENCES content (id),
  record INTEGER NOT NULL CHECK (record >= 0),
  name TEXT NOT NULL,
  encoding TEXT NOT NULL,
  reader TEXT NOT NULL,
  kind TEXT NOT NULL,
  languages TEXT NOT NULL,
  warnings TEXT NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;

CREATE INDEX source_by_study ON source (study_id);
CREATE INDEX source_by_report ON source (report_id);
CREATE INDEX source_by_content ON source (content_id, record);

-- Apart from source, so that going through the sources does not go through their texts.
CREATE TABLE source_text (
  source_id INTEGER PRIMARY KEY REFERENCES source (id),
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL CHECK (length (text_sha256) = 64),
  sections TEXT NOT NULL
) STRICT;

CREATE TABLE suggestion (
  id INTEGER PRIMARY KEY,
  study_id INTEGER NOT NULL REFERENCES study (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  field TEXT NOT NULL CHECK (field <> ''),
  item INTEGER NOT NULL CHECK (item >= 0),
  value TEXT NOT NULL,
  language TEXT NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  quotes TEXT NOT NULL
) STRICT;

CREATE INDEX suggestion_by_study ON suggestion (study_id, field);
CREATE INDEX suggestion_by_source ON suggestion (source_id);

CREATE TABLE discrepancy (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES study (id),
  source_id INTEGER REFERENCES source (id),
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  quotes TEXT NOT NULL,
  "values" TEXT NOT NULL,
  decision TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'value', 'dismissed'))
) STRICT;

CREATE INDEX discrepancy_by_study ON discrepancy (study_id);
CREATE INDEX discrepancy_by_source ON discrepancy (source_id);

CREATE TABLE answer (
  study_id INTEGER NOT NULL REFERENCES study (id),
  field TEXT NOT NULL CHECK (field <> ''),
  state TEXT NOT NULL CHECK (state IN ('accepted', 'corrected', 'entered', 'not reported',
                                       'not applicable', 'unclear')),
  reported TEXT,
  value TEXT,
  quotes TEXT NOT NULL,
  note TEXT,
  reviewer TEXT NOT NULL,
  rule TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (study_id, field)
) STRICT;

-- Ids are never used twice: undo puts an annotation back under its own.
CREATE TABLE annotation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  study_id INTEGER NOT NULL REFERENCES study (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  "start" INTEGER NOT NULL CHECK ("start" >= 0),
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  field TEXT NOT NULL,
  tag TEXT NOT NULL,
  comment TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK ("end" >= "start")
) STRICT;

CREATE INDEX annotation_by_study ON annotation (study_id);
CREATE INDEX annotation_by_source ON annotation (source_id);

-- The history. study_id and object_id are 0 where the change is about none.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL CHECK (group_id BETWEEN 1 AND id),
  at INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action <> ''),
  object TEXT NOT NULL,
  study_id INTEGER NOT NULL,
  object_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  app_version TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length (hash) = 64)
) STRICT;

CREATE INDEX event_by_group ON event (group_id);
CREATE INDEX event_by_study ON event (study_id, field);

CREATE TABLE undo (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE INDEX undo_by_state ON undo (undone, position);

-- History and sources never change. The triggers on INSERT are there because INSERT OR REPLACE removes a row
-- without asking the triggers on DELETE.
CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the history cannot be changed'); END;
CREATE TRIGGER event_append_only BEFORE INSERT ON event
WHEN NEW.id <> coalesce ((SELECT max (id) FROM event), 0) + 1
  OR NEW.previous_hash <> coalesce ((SELECT hash FROM event ORDER BY id DESC LIMIT 1), '')
BEGIN SELECT RAISE (ABORT, 'the history is written in order'); END;

CREATE TRIGGER content_no_update BEFORE UPDATE ON content
BEGIN SELECT RAISE (ABORT, 'the bytes of a source cannot be changed'); END;
CREATE TRIGGER content_no_delete BEFORE DELETE ON content
BEGIN SELECT RAISE (ABORT, 'the bytes of a source cannot be changed'); END;
CREATE TRIGGER content_no_replace BEFORE INSERT ON content
WHEN EXISTS (SELECT 1 FROM content WHERE id = NEW.id OR sha256 = NEW.sha256)
BEGIN SELECT RAISE (ABORT, 'the bytes of a source cannot be changed'); END;

CREATE TRIGGER source_text_no_update BEFORE UPDATE ON source_text
BEGIN SELECT RAISE (ABORT, 'the text of a source cannot be changed'); END;
CREATE TRIGGER source_text_no_delete BEFORE DELETE ON source_text
BEGIN SELECT RAISE (ABORT, 'the text of a source cannot be changed'); END;
CREATE TRIGGER source_text_no_replace BEFORE INSERT ON source_text
WHEN EXISTS (SELECT 1 FROM source_text WHERE source_id = NEW.source_id)
BEGIN SELECT RAISE (ABORT, 'the text of a source cannot be changed'); END;

CREATE TRIGGER source_no_update BEFORE UPDATE OF id, content_id, record, name, encoding, reader, imported_at ON source
BEGIN SELECT RAISE (ABORT, 'a source cannot be changed'); END;
CREATE TRIGGER source_no_delete BEFORE DELETE ON source
BEGIN SELECT RAISE (ABORT, 'a source cannot be changed'); END;
CREATE TRIGGER source_no_replace BEFORE INSERT ON source
WHEN EXISTS (SELECT 1 FROM source WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'a source cannot be changed'); END;

-- Search: texts of sources are written once; the words of a study (label, title, answers) follow each edit.
-- The tokenizer is our own (tc-tokenizer.c). Nothing is ranked, so no sizes are kept.
CREATE VIRTUAL TABLE source_search USING fts5 (
  text, content = 'source_text', content_rowid = 'source_id', columnsize = 0, tokenize = 'trialcurator'
);
CREATE VIRTUAL TABLE study_search USING fts5 (words, columnsize = 0, tokenize = 'trialcurator');
