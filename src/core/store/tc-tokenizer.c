/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-tokenizer.h"

#include <string.h>

/**
 * SECTION: the tokenizer "trialcurator" of FTS5
 *
 * Words are runs of letters and digits of any script, without case, diacritics and compatibility
 * forms (full-width letters, ligatures, superscripts). Each Chinese, Japanese or Korean character is a
 * token of its own: these scripts put no spaces between words, and a search for any part of a
 * compound, one character or more, is then a phrase of tokens.
 *
 * Queries go through the same function, so that both sides are always folded alike. Changing what it
 * gives makes every existing index wrong: that needs a schema step which rebuilds them.
 */

/* Longer words (sequences, encoded data) are indexed by their beginning. */
#define MAX_TOKEN_BYTES 128

/* The longest compatibility decomposition of one character. */
#define MAX_DECOMPOSED 18

typedef struct
{
  TcTokenFunc func;
  void *data;
  int code;                       /* what func returned last */
  int start;                      /* offset in bytes of the word that is being read, -1 outside of one */
  int end;                        /* offset behind its last letter */
  int n_token;
  char token[MAX_TOKEN_BYTES + 6];
} Reader;

static void
end_word (Reader *reader)
{
  if (reader->start < 0)
    return;

  if (reader->code == SQLITE_OK && reader->n_token > 0)
    reader->code = reader->func (reader->data, 0, reader->token, reader->n_token,
                                 reader->start, reader->end);
  reader->start = -1;
  reader->n_token = 0;
}

static void
add_to_word (Reader   *reader,
             gunichar  c,
             int       start,
             int       end)
{
  if (reader->start < 0)
    reader->start = start;
  reader->end = end;
  if (reader->n_token < MAX_TOKEN_BYTES)
    reader->n_token += g_unichar_to_utf8 (g_unichar_tolower (c), reader->token + reader->n_token);
}

/* What each byte of ASCII is in a word: its lower-case form; 0 for what stands between words. */
static const char *
get_ascii_forms (void)
{
  static char forms[0x80];
  static gsize made;

  if (g_once_init_enter (&made))
    {
      for (int i = 0; i < 0x80; i++)
        forms[i] = g_ascii_isalnum (i) ? g_ascii_tolower (i) : '\0';
      g_once_init_leave (&made, 1);
    }

  return forms;
}

/* Reads bytes of ASCII: most texts are little else. Returns: the offset behind them. */
static int
read_ascii (Reader     *reader,
            const char *text,
            int         offset,
            int         n_bytes)
{
  const char *forms = get_ascii_forms ();

  while (offset < n_bytes && (guchar) text[offset] < 0x80 && reader->code == SQLITE_OK)
    {
      char form = forms[(guchar) text[offset]];

      if (form == '\0')
        {
          end_word (reader);
          offset++;
          continue;
        }
      if (reader->start < 0)
        reader->start = offset;
      for (; form != '\0'; form = offset < n_bytes && (guchar) text[offset] < 0x80
                                    ? forms[(guchar) text[offset]]
                                    : '\0')
        {
          if (reader->n_token < MAX_TOKEN_BYTES)
            reader->token[reader->n_token++] = form;
          offset++;
        }
      reader->end = offset;
    }

  return offset;
}

static void
add_character (Reader   *reader,
               gunichar  c,
               int       start,
               int       end)
{
  end_word (reader);
  reader->start = start;
  reader->end = end;
  reader->n_token = g_unichar_to_utf8 (c, reader->token);
  end_word (reader);
}

/* Whether @c, between letters, neither ends a word nor belongs to it: accents, soft hyphens, joiners. */
static gboolean
is_ignored (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
is_word (gunichar c)
{
  GUnicodeType type;

  if (g_unichar_isalnum (c))
    return TRUE;

  type = g_unichar_type (c);
  return type == G_UNICODE_SPACING_MARK || type == G_UNICODE_PRIVATE_USE;
}

static void
read_folded (Reader   *reader,
             gunichar  c,
             int       start,
             int       end)
{
  if (tc_tokenizer_is_cjk (c))
    add_character (reader, c, start, end);
  else if (is_word (c))
    add_to_word (reader, c, start, end);
  else if (!is_ignored (c))
    end_word (reader);
}

static void
read_character (Reader   *reader,
                gunichar  c,
                int       start,
                int       end)
{
  gunichar folded[MAX_DECOMPOSED];
  gsize n_folded;

  /* Most Chinese characters are what they are. */
  if (c >= 0x4e00 && c <= 0x9fff)
    {
      add_character (reader, c, start, end);
      return;
    }
  /* Hangul syllables would fall apart into letters. */
  if (c < 0x80 || (c >= 0xac00 && c <= 0xd7a3))
    {
      read_folded (reader, c, start, end);
      return;
    }

  n_folded = g_unichar_fully_decompose (c, TRUE, folded, G_N_ELEMENTS (folded));
  for (gsize i = 0; i < MIN (n_folded, G_N_ELEMENTS (folded)); i++)
    read_folded (reader, folded[i], start, end);
}

/**
 * tc_tokenizer_is_cjk:
 * @c: a character
 *
 * Tells whether a character is a token of its own.
 *
 * Returns: %TRUE for Chinese characters, kana, Bopomofo and Hangul
 */
gboolean
tc_tokenizer_is_cjk (gunichar c)
{
  return c >= 0x3005 &&
         (c <= 0x3007 ||                        /* iteration mark, closing mark, zero */
          (c >= 0x3041 && c <= 0x312f) ||       /* kana, Bopomofo */
          (c >= 0x31a0 && c <= 0x31ff) ||
          (c >= 0x3400 && c <= 0x4dbf) ||
          (c >= 0x4e00 && c <= 0x9fff) ||
          (c >= 0xac00 && c <= 0xd7a3) ||
          (c >= 0xf900 && c <= 0xfaff) ||
          (c >= 0x20000 && c <= 0x3ffff)) &&
         !is_ignored (c);
}

/**
 * tc_tokenize:
 * @text: text, not necessarily valid UTF-8 nor ended by a NUL
 * @n_bytes: its length in bytes
 * @func: (scope call): called for each token
 * @data: data for @func
 *
 * Cuts a text into folded tokens. Bytes that are not UTF-8 separate words.
 *
 * Returns: SQLITE_OK, or what @func returned to stop
 */
int
tc_tokenize (const char  *text,
             int          n_bytes,
             TcTokenFunc  func,
             void        *data)
{
  Reader reader = { .func = func, .data = data, .code = SQLITE_OK, .start = -1 };
  int offset = 0;

  while (offset < n_bytes && reader.code == SQLITE_OK)
    {
      gunichar c;

      if ((guchar) text[offset] < 0x80)
        {
          offset = read_ascii (&reader, text, offset, n_bytes);
          continue;
        }
      c = g_utf8_get_char_validated (text + offset, n_bytes - offset);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          end_word (&reader);
          offset++;
        }
      else
        {
          int next = offset + g_utf8_skip[(guchar) text[offset]];

          read_character (&reader, c, offset, next);
          offset = next;
        }
    }
  end_word (&reader);

  return reader.code;
}

/* FTS5 wants an object; ours has no state. */
static int
create_tokenizer (void           *context,
                  const char    **arguments,
                  int             n_arguments,
                  Fts5Tokenizer **tokenizer)
{
  if (n_arguments > 0)
    return SQLITE_ERROR;

  *tokenizer = (Fts5Tokenizer *) g_new0 (char, 1);
  return SQLITE_OK;
}

static void
delete_tokenizer (Fts5Tokenizer *tokenizer)
{
  g_free (tokenizer);
}

static int
run_tokenizer (Fts5Tokenizer *tokenizer,
               void          *context,
               int            flags,
               const char    *text,
               int            n_bytes,
               TcTokenFunc    func)
{
  return tc_tokenize (text, n_bytes, func, context);
}

/* The official way to the interface of FTS5: a function that fills a pointer. */
static int
find_fts5 (sqlite3   *db,
           fts5_api **api)
{
  sqlite3_stmt *statement = NULL;
  int code;

  *api = NULL;
  code = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_bind_pointer (statement, 1, api, "fts5_api_ptr", NULL);
  if (code == SQLITE_OK)
    sqlite3_step (statement);
  if (code == SQLITE_OK)
    code = sqlite3_finalize (statement);
  else
    sqlite3_finalize (statement);

  if (code == SQLITE_OK && (*api == NULL || (*api)->iVersion < 2))
    code = SQLITE_ERROR;

  return code;
}

/**
 * tc_tokenizer_register:
 * @db: a connection
 *
 * Makes the tokenizer "trialcurator" known to a connection; without it no search table opens.
 *
 * Returns: a result code of SQLite
 */
int
tc_tokenizer_register (sqlite3 *db)
{
  fts5_tokenizer tokenizer = { create_tokenizer, delete_tokenizer, run_tokenizer };
  fts5_api *api;
  int code;

  code = find_fts5 (db, &api);
  if (code != SQLITE_OK)
    return code;

  return api->xCreateTokenizer (api, "trialcurator", NULL, &tokenizer, NULL);
}
