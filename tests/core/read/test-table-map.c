/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "read-test.h"
#include "tc-feed.h"
#include "tc-table-preview.h"

/* Tests: tc-table-preview.c tc-feed.c
 * Through them: tc-read.c tc-readers.c tc-read-table.c tc-table-exports.c tc-table-row.c
 * Tables whose columns a person tells. */

#define HEADER "Code,Study name,People,Places,Notes\n"
#define ROWS "A1,Invented humming,40,\"Samoa; Tonga;\",fine\nA2,Invented singing,some,Fiji,\n"

static TcColumnMaps *
make_maps (const char *names,
           const char *roles)
{
  g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
  TcColumnMaps *maps = tc_column_maps_new (codebook);
  g_autofree char *header = g_strdelimit (g_strdup (names), "|", '\x1f');
  g_autofree char *said = g_strdelimit (g_strdup (roles), "|", '\x1f');

  tc_column_maps_take (maps, tc_column_map_new_from_text (header, said));

  return maps;
}

/* All records of a file, read with maps. */
static GPtrArray *
read_bytes (GBytes       *bytes,
            TcColumnMaps *maps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TcFeed) feed = tc_feed_new_for_bytes ("t.csv", bytes, maps, NULL, &error);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (TcFeedPart) part = tc_feed_next (feed, &error);
      GPtrArray *sources;

      g_assert_no_error (error);
      if (part == NULL)
        return all;
      sources = tc_feed_part_read (part, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_extend_and_steal (all, sources);
    }
}

static GPtrArray *
read_with (const char   *text,
           TcColumnMaps *maps)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes, maps);
}

static void
assert_fields (TcSource   *source,
               const char *expected)
{
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpstr (fields, ==, expected);
  read_test_check_record (source);
}

/* A header that no reader knows is one where somebody said what it means, in every encoding. */
static void
test_read (void)
{
  static const char * const encodings[] = { "UTF-8", "UTF-16", "GB18030" };
  g_autoptr (TcColumnMaps) maps = make_maps ("Code|Study name|People|Places|备注", "ignore|title|n_enrolled|country|text");

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GPtrArray) sources = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *converted = NULL;
      gsize length;
      TcSource *first;

      converted = g_convert ("Code,Study name,People,Places,备注\n" ROWS, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      bytes = g_bytes_new (converted, length);
      sources = read_bytes (bytes, maps);
      g_assert_cmpuint (sources->len, ==, 2);
      first = g_ptr_array_index (sources, 0);
      g_assert_cmpstr (first->reader, ==, "table");
      assert_fields (first, "title: Invented humming\nn_enrolled: 40\ncountry: Samoa\ncountry: Tonga\n");
      g_assert_null (strstr (first->text, "A1"));
      g_assert_nonnull (strstr (first->text, "备注: fine"));
      g_assert_cmpuint (first->warnings->len, ==, 0);
    }
}

/* Bytes of the header that are not of the file's encoding damage what each row says, where a person mapped the columns, too. */
static void
test_damaged_header (void)
{
  g_autoptr (GPtrArray) known = read_with ("Title,Year,Colo\x81r\xe4\nHumming in blue,2031,1\nBuzzing,2031,2\n哼唱的随机对照试验,2031,3\n", NULL);

  g_assert_cmpuint (known->len, ==, 3);
  for (guint i = 0; i < known->len; i++)
    {
      TcSource *source = g_ptr_array_index (known, i);
      g_autofree char *shown = NULL;

      g_assert_cmpuint (source->warnings->len, ==, 1);
      shown = tc_warning_dup_shown (g_ptr_array_index (source->warnings, 0));
      g_assert_true (g_str_has_prefix (shown, "Some bytes of the record are not in the encoding of the file"));
    }
}

/* What a field cannot hold stays text, and is warned of. */
static void
test_no_value (void)
{
  g_autoptr (TcColumnMaps) maps = make_maps ("Code|Study name|People|Places|Notes", "|title|n_enrolled|phase|ignore");
  g_autoptr (GPtrArray) sources = read_with (HEADER ROWS, maps);
  TcSource *second = g_ptr_array_index (sources, 1);

  g_assert_cmpuint (sources->len, ==, 2);
  assert_fields (second, "title: Invented singing\n");
  g_assert_nonnull (strstr (second->text, "People: some"));
  g_assert_nonnull (strstr (second->text, "Code: A2"));
  g_assert_cmpuint (second->warnings->len, ==, 2);
}

/* The warning names column and value; short forms are values, and "not reported" is none. */
static void
test_values (void)
{
  g_autoptr (TcColumnMaps) maps = make_maps ("A|B|C|N|T", "phase|centres|allocation|n_enrolled|condition");
  g_autoptr (GPtrArray) sources = read_with ("A,B,C,N,T\nII,multi,RCT,NR,n/a\n3,single,N/A,Not reported,hums\nwombat,-,NR,40,\n",
                                             maps);
  TcSource *last = g_ptr_array_index (sources, 2);
  g_autofree char *shown = NULL;

  assert_fields (g_ptr_array_index (sources, 0), "phase: Phase 2\ncentres: multicentre\nallocation: Randomized\n");
  assert_fields (g_ptr_array_index (sources, 1),
                 "phase: Phase 3\ncentres: single-centre\nallocation: N/A\ncondition: hums\n");
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (((TcSource *) g_ptr_array_index (sources, i))->warnings->len, ==, 0);
  assert_fields (last, "n_enrolled: 40\n");
  g_assert_cmpuint (last->warnings->len, ==, 1);
  shown = tc_warning_dup_shown (g_ptr_array_index (last->warnings, 0));
  g_assert_true (g_str_has_suffix (shown, ". A: wombat"));
}

/* A map changes what a known name means; another header is read as ever. */
static void
test_known_header (void)
{
  g_autoptr (TcColumnMaps) maps = make_maps ("Title|Year", "journal|ignore");
  g_autoptr (GPtrArray) mapped = read_with ("Title,Year\nHumming,2031\n", maps);
  g_autoptr (GPtrArray) other = read_with ("Title,Year,Volume\nHumming,2031,8\n", maps);
  g_autoptr (TcColumnMaps) odd = make_maps ("Title|Year", "arms|nonsense");
  g_autoptr (GPtrArray) kept = read_with ("Title,Year\nHumming,2031\n", odd);

  assert_fields (g_ptr_array_index (mapped, 0), "journal: Humming\n");
  assert_fields (g_ptr_array_index (other, 0), "title: Humming\nyear: 2031\nvolume: 8\n");
  assert_fields (g_ptr_array_index (kept, 0), "");
}

/* Rows that are all of fields, all left out, cut off, or longer than the header. */
static void
test_odd_rows (void)
{
  g_autoptr (TcColumnMaps) maps = make_maps ("N|P", "n_enrolled|phase");
  g_autoptr (GPtrArray) sources = read_with ("N,P\n40,Phase 2\n41\n42,Phase 3,more\n", maps);

  g_assert_cmpuint (sources->len, ==, 3);
  assert_fields (g_ptr_array_index (sources, 0), "n_enrolled: 40\nphase: Phase 2\n");
  assert_fields (g_ptr_array_index (sources, 1), "n_enrolled: 41\n");
  assert_fields (g_ptr_array_index (sources, 2), "n_enrolled: 42\nphase: Phase 3\n");
  g_assert_cmpuint (((TcSource *) g_ptr_array_index (sources, 2))->warnings->len, ==, 1);
}

/* A file, whether a person calls it a table, and its columns with their roles: "" where it is none to ask about. */
static const struct
{
  const char *name;
  const char *text;
  gboolean is_table;
  const char *shown;
} previews[] = {
  { "a.txt", "Title,Year,Colour\nHumming,2031,blue\n", FALSE, "Title=title Year=year Colour=? (1)" },
  { "a.csv", "Key,Item Type,Title,Abstract Note,Date Added,Manual Tags,Country\nA,book,Humming,We hum.,2031,hum,France\n", FALSE,
    "Key=text Item Type=publication_type Title=title Abstract Note=abstract Date Added=text Manual Tags=keywords Country=text (1)" },
  { "a.csv", "Key,Item Type,Title,Abstract Note,Country\nA,book,Humming,We hum.,France\n", FALSE,
    "Key=? Item Type=publication_type Title=title Abstract Note=abstract Country=? (1)" },
  { "a.csv", "TITLE,AUTHOR NAMES,PUI,EMBASE LINK\nHumming,Probe B.,L1,https://a.example\n", FALSE,
    "TITLE=title AUTHOR NAMES=authors PUI=text EMBASE LINK=text (1)" },
  { "a.csv", "Title,Author Names,Embase Link,PUI,Copyright,Arm\nHumming,Probe B.,https://a.example,L1,none,2\n", FALSE,
    "Title=title Author Names=authors Embase Link=text PUI=text Copyright=text Arm=? (1)" },
  { "a.csv", "Title,Source title,CODEN,EID,Looked at\nHumming,J Sample,1,2,yes\n", FALSE,
    "Title=title Source title=journal CODEN=text EID=accession_number Looked at=? (1)" },
  { "a.txt", "PT\tAU\tTI\tGA\tUT\tHC\tDA\tMine\nJ\tProbe\tHumming\t1\tW\t1\t1\tyes\n", FALSE,
    "PT=text AU=authors TI=title GA=text UT=text HC=text DA=text Mine=? (1)" },
  { "a.csv", "Key,Mine,Item Type,Title,Abstract Note,ISSN,Manual Tags,Yes or no,Editor\nA,1,book,Humming,We hum.,,hum,no,\n", FALSE,
    "Key=text Mine=? Item Type=publication_type Title=title Abstract Note=abstract ISSN=text Manual Tags=keywords Yes or no=? "
    "Editor=text (1)" },
  { "a.csv", "Title,Looked at,Source title,Funding Text 1,EID\nHumming,yes,J Sample,none,2\n", FALSE,
    "Title=title Looked at=? Source title=journal Funding Text 1=text EID=accession_number (1)" },
  { "a.csv", "PT\tAU\tTI\tOurs\tUT\nJ\tProbe\tHumming\t1\tW\n", FALSE, "PT=text AU=authors TI=title Ours=? UT=text (1)" },
  { "a.csv", "PMID,Title,Hum,Journal/Book,Create Date,NIHMS ID\n99900011,Humming,1,J Sample,2031/02/03,\n", FALSE,
    "PMID=pmid Title=title Hum=? Journal/Book=journal Create Date=text NIHMS ID=text (1)" },
  { "a.csv", "ItemId,Title,ParentTitle,Year,TypeName,Our code\n1,Humming,J Sample,2031,Journal,2\n", FALSE,
    "ItemId=text Title=title ParentTitle=journal Year=year TypeName=text Our code=? (1)" },
  { "a.csv", "EXTERNAL_ID,TITLE,JOURNAL_TITLE,HAS_REFERENCES,ours\n1,Humming,J Sample,N,2\n", FALSE,
    "EXTERNAL_ID=text TITLE=title JOURNAL_TITLE=journal HAS_REFERENCES=text ours=? (1)" },
  { "a.csv", "EXTERNAL_ID,TITLE,JOURNAL_TITLE,INEPMC,INCLUDE,MY_NOTES\n1,Humming,J Sample,N,2,3\n", FALSE,
    "EXTERNAL_ID=text TITLE=title JOURNAL_TITLE=journal INEPMC=text INCLUDE=? MY_NOTES=? (1)" },
  { "a.csv", "Rank,Publication ID,DOI,Title,Country of trial,Publication date (print),Publication decision,Times seen,Times cited,"
    "Country of standardized research organization,Funder Group,Dimensions URL\n1,p,10.5555/h,Humming,Fiji,2031,yes,1,2,Samoa,x,u\n", FALSE,
    "Rank=text Publication ID=text DOI=doi Title=title Country of trial=? Publication date (print)=text Publication decision=? Times seen=? "
    "Times cited=text Country of standardized research organization=text Funder Group=text Dimensions URL=text (1)" },
  { "a.csv", "key,title,pubmed_id,pmc_id,user-notes,customizations_raw,user-decision\nr-1,Humming,,,a,b,c\n", FALSE,
    "key=text title=title pubmed_id=pmid pmc_id=pmcid user-notes=text customizations_raw=text user-decision=? (1)" },
  { "a.csv", "PMID,Title,Authors,First Author,Journal/Book,Create Date\n99900011,Humming,\"Probe B, Muster C\",Probe B,J Sample,2031/02/03\n", FALSE,
    "PMID=pmid Title=title Authors=authors First Author=text Journal/Book=journal Create Date=text (1)" },
  { "a.csv", "PMID,Title,First Author,Journal/Book,Create Date\n99900011,Humming,Probe B,J Sample,2031/02/03\n", FALSE,
    "PMID=pmid Title=title First Author=authors Journal/Book=journal Create Date=text (1)" },
  { "a.csv", HEADER ROWS, FALSE, "Code=? Study name=? People=? Places=? Notes=? (2) unknown" },
  { "A.CSV", "A table of ours\n\n" HEADER ROWS, FALSE, "Code=? Study name=? People=? Places=? Notes=? (2) unknown" },
  { "a.txt", HEADER ROWS, FALSE, "" },
  { "a.txt", HEADER ROWS, TRUE, "Code=? Study name=? People=? Places=? Notes=? (2) unknown" },
  { "a.csv", "Name;Number\nHumming;1\n2;3\n4;5\n6;7\n", FALSE, "Name=? Number=issue (3) unknown" },
  { "a.csv", "Invented prose, with one comma.\nAnd a line without one.\n", FALSE, "" },
  { "a.csv", "TrialID,Public_title\nNCT99900001,Humming\n", TRUE, "" },
  { "a.csv", "TY  - JOUR\nTI  - Humming\nER  - \n", TRUE, "" },
  { "a.csv", "one column\n1\n2\n", TRUE, "" },
  { "a.csv", "a,b\n", TRUE, "" },
  { "a.csv", " \n", TRUE, "" },
  { "a.csv", "\"a,b\n1,2\n", TRUE, "\"a=? b=? (1) unknown" },
};

static char *
show_preview (const TcTablePreview *preview)
{
  GString *shown = g_string_new (NULL);

  if (preview == NULL)
    return g_string_free (shown, FALSE);
  for (guint i = 0; i < tc_column_map_get_n (preview->map); i++)
    {
      const char *role = tc_column_map_get_role (preview->map, i);

      g_string_append_printf (shown, "%s=%s ", tc_column_map_get_name (preview->map, i), role != NULL ? role : "?");
    }
  g_string_append_printf (shown, "(%u)%s", preview->rows->len, preview->is_recognised ? "" : " unknown");

  return g_string_free (shown, FALSE);
}

static void
test_preview (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (previews); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (previews[i].text, strlen (previews[i].text));
      g_autoptr (GPtrArray) found = tc_table_previews_new_for_bytes (previews[i].name, bytes, previews[i].is_table, NULL);
      g_autofree char *shown = show_preview (found->len > 0 ? g_ptr_array_index (found, 0) : NULL);

      g_assert_cmpstr (shown, ==, previews[i].shown);
    }
}

/* A sheet of a workbook is a table as any: what a person says about its columns counts. */
static void
test_workbook (void)
{
  static const char * const names[] = { "table.xlsx", "table.ods" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "read", "fixtures", names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GPtrArray) found = tc_table_previews_new_for_file (names[i], file, FALSE, NULL);
      g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
      g_autoptr (TcCodebook) codebook = tc_codebook_new_default ();
      g_autoptr (TcColumnMaps) maps = tc_column_maps_new (codebook);
      g_autoptr (GPtrArray) sources = NULL;
      g_autofree char *fields = NULL;
      TcColumnMap *map;

      g_assert_cmpuint (found->len, >, 0);
      map = tc_column_map_copy (((const TcTablePreview *) g_ptr_array_index (found, 0))->map);
      for (guint column = 0; column < tc_column_map_get_n (map); column++)
        tc_column_map_set_role (map, column, column == 0 ? "conclusion" : "ignore");
      tc_column_maps_take (maps, map);
      sources = read_bytes (bytes, maps);
      fields = read_test_fields (g_ptr_array_index (sources, 0));
      g_assert_true (g_str_has_prefix (fields, "conclusion: "));
      g_assert_true (strchr (fields, '\n') == fields + strlen (fields) - 1);
    }
}

static void
assert_none (GPtrArray *found)
{
  g_assert_cmpuint (found->len, ==, 0);
  g_ptr_array_unref (found);
}

/* No file, no text, no whole row: no preview, and no harm. */
static void
test_no_preview (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/at/all.csv");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autofree char *long_row = g_strnfill (400000, 'x');
  g_autofree char *wide = g_strnfill (4000, ',');
  const char *texts[] = { "\0\1\2\xff", "", "\xff\xfe\xff\xff,\n1,2\n", long_row, wide };

  assert_none (tc_table_previews_new_for_file ("all.csv", missing, TRUE, NULL));
  assert_none (tc_table_previews_new_for_file ("zero.csv", device, TRUE, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], i == 0 ? 4 : strlen (texts[i]));

      assert_none (tc_table_previews_new_for_bytes ("t.csv", bytes, TRUE, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/table-map/read", test_read);
  g_test_add_func ("/read/table-map/no-value", test_no_value);
  g_test_add_func ("/read/table-map/values", test_values);
  g_test_add_func ("/read/table-map/known-header", test_known_header);
  g_test_add_func ("/read/table-map/odd-rows", test_odd_rows);
  g_test_add_func ("/read/table-map/preview", test_preview);
  g_test_add_func ("/read/table-map/workbook", test_workbook);
  g_test_add_func ("/read/table-map/damaged-header", test_damaged_header);
  g_test_add_func ("/read/table-map/no-preview", test_no_preview);

  return g_test_run ();
}
