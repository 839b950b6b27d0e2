-- Step 4 of the project file: what people said about the columns of tables. Immutable once landed.
--
-- The header is the names of the columns, the roles one for each: both are divided by U+001F (TcColumnMap). No part of the
-- history: it is how tables are read, not what stands in them.

CREATE TABLE column_map (
  header TEXT PRIMARY KEY CHECK (header <> ''),
  roles TEXT NOT NULL
) STRICT, WITHOUT ROWID;
