/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-shapes.h"

#include <string.h>

/* What a line is, by its shape alone. Lines that are longer than a shape can be are not examined,
 * so none of these takes longer for a long line. */

#define MAX_CITATION_CHARS 400
#define MAX_TITLE_CHARS 350
#define MAX_CHINESE_TITLE_CHARS 100

static gboolean
matches (const TcLine *line,
         const char   *pattern,
         GRegex      **regex)
{
  if (g_once_init_enter (regex))
    {
      /* The patterns are constants of this file: not compiling is a programmer error. */
      GRegex *compiled = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);

      g_assert (compiled != NULL);
      g_once_init_leave (regex, compiled);
    }

  return g_regex_match_full (*regex, line->piece.p, line->piece.end - line->piece.p, 0, 0, NULL,
                             NULL);
}

/* Whether the first byte is one of @first. Most lines of a text are spared the regular expression
   by it. */
static gboolean
begins_with_one_of (const TcLine *line,
                    const char   *first)
{
  return strchr (first, *line->piece.p) != NULL;
}

/**
 * tc_shape_is_citation:
 * @line: a line
 *
 * Recognises "Journal. 2015 Jun;4(6):590-7. doi: …", the same without issue or without volume
 * before print, and "杂志, 2015, 54(3): 201-205".
 *
 * Returns: %TRUE if @line is where a report appeared
 */
gboolean
tc_shape_is_citation (const TcLine *line)
{
  static GRegex *regex;

  return line->n_chars <= MAX_CITATION_CHARS && line->n_chars >= 8 &&
         (tc_piece_find (line->piece, "20") != NULL || tc_piece_find (line->piece, "19") != NULL) &&
         matches (line,
                  "(*LIMIT_MATCH=200000)^Vol\\.\\s*\\d+[ ,]{0,4}No\\.\\s*\\d+[ ,(]{0,4}(19"
                  "|20)\\d\\d|(?<!\\d)(19|20)\\d\\d(?!\\d)("
                  "[ A-Za-z0-9/–-]{0,24};\\s*[A-Za-z]{0,6}\\.?\\s*\\d{1,4}"
                  "([ A-Za-z0-9.()/–-]{0,40}?:\\s*[A-Za-z]{0,2}\\d|\\([^()]{1,20}\\))|"
                  ".{0,60}\\bdoi:?\\s*(https?://\\S{0,20})?10\\.\\d{4}|"
                  "\\s*年?\\s*[,;\\x{ff0c}\\x{ff1b}]\\s*\\d+\\s*"
                  "卷?\\s*([(\\x{ff08}]\\s*\\S{1,8}\\s*[)\\x{ff09}])?\\s*[:\\x{ff1a}]\\s*[A-Za-z]?\\d|"
                  "\\s*,\\s*Vol\\.\\s*\\d{1,4}[ \\x{203a}]{0,6}Issue|"
                  "\\s*年\\s*第\\s*\\d{1,3}\\s*卷?\\s*(第\\s*\\d{1,3}\\s*)?期\\s*(\\d|[:,\\x{ff0c}\\x{ff1a}]|$))",
                  &regex);
}

/**
 * tc_shape_is_identifiers:
 * @line: a line
 *
 * Returns: %TRUE if @line is nothing but a DOI, a PMID or a PMCID, or several of them
 */
gboolean
tc_shape_is_identifiers (const TcLine *line)
{
  static GRegex *regex;

  return line->n_chars <= MAX_CITATION_CHARS && begins_with_one_of (line, "dDpPh1") &&
         matches (line,
                  "(*LIMIT_MATCH=200000)^((?i:doi|pmid|pmcid)\\s*[:\\x{ff1a}]\\s*"
                  "(https?://\\S+|10\\.\\d\\S+|(PMC)?\\d+)|"
                  "https?://(dx\\.)?doi\\.org/10\\.\\S+|10\\.\\d{4,9}/\\S+)",
                  &regex);
}

static gboolean
is_particle (const char *p,
             const char *end)
{
  static const char * const particles[] = {
    "de", "del", "della", "da", "das", "di", "do", "dos", "du", "la", "le", "van", "von", "der",
    "den",
    "ter", "ten", "bin", "ibn", "al", "el", "y", "e", "and", "zu", "af", "et",
  };
  gsize length = end - p;

  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      if (strlen (particles[i]) == length && memcmp (p, particles[i], length) == 0)
        return TRUE;
    }

  return FALSE;
}

/* "Family-Name Given", "G. Name 1,2", "van der Name A" */
static gboolean
is_latin_name (const char *p,
               const char *end)
{
  guint n_words = 0;

  while (p < end)
    {
      const char *word;

      while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = p;
      while (p < end && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == word)
        break;

      if (g_unichar_isupper (g_utf8_get_char (word)))
        n_words++;
      else if (n_words >= 2 && p - word == 1 && g_ascii_islower (*word))
        continue;                 /* a footnote: "Anna Testperson a,1" */
      else if (!is_particle (word, p) && g_unichar_isalpha (g_utf8_get_char (word)))
        return FALSE;
    }

  return n_words >= 2 && n_words <= 6;
}

static gboolean
is_chinese_name (const char *p,
                 const char *end)
{
  guint n_han = 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (tc_is_han (c))
        n_han++;
      else if (g_unichar_isalpha (c))
        return FALSE;
    }

  return n_han >= 2 && n_han <= 4;
}

/* A comma, semicolon or a Chinese mark of the same use. */
static gboolean
is_name_separator (gunichar c)
{
  return c == ',' || c == ';' || c == 0xff0c || c == 0xff1b || c == 0x3001;
}

/**
 * tc_shape_is_authors:
 * @line: a line
 * @min_names: how many names there must be
 *
 * Recognises a list of names; footnote numbers between them do not count.
 *
 * Returns: %TRUE if @line is a list of authors
 */
gboolean
tc_shape_is_authors (const TcLine *line,
                     guint         min_names)
{
  const char *p = line->piece.p;
  guint n_names = 0;
  guint n_others = 0;

  if (line->n_chars > 50000)
    return FALSE;

  while (p < line->piece.end)
    {
      const char *item = p;
      gboolean letters = FALSE;

      for (; p < line->piece.end &&
           !is_name_separator (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        letters |= g_unichar_isalpha (g_utf8_get_char (p)) != FALSE;
      if (is_latin_name (item, p) || is_chinese_name (item, p))
        n_names++;
      else if (letters)
        n_others++;
      if (p < line->piece.end)
        p = g_utf8_next_char (p);
    }

  return n_names >= min_names && n_others * 9 <= n_names && n_others + n_names > 0;
}

/* Words in small letters that are not the joints of names: of these an address has hardly any. */
static guint
count_common_words (const TcLine *line)
{
  static const char * const joints[] = {
    "for", "the", "and", "degli", "dell", "per", "para", "und", NULL
  };
  const char *p = line->piece.p;
  guint n = 0;

  while (p < line->piece.end)
    {
      const char *word = p;
      char small[16];

      while (p < line->piece.end && g_ascii_isalpha (*p))
        p++;
      if (p - word >= 3 && g_ascii_islower (*word) && !is_particle (word, p))
        {
          g_strlcpy (small, word, MIN ((gsize) (p - word) + 1, sizeof small));
          n += !g_strv_contains (joints, small);
        }
      while (p < line->piece.end && !g_ascii_isspace (*p))
        p++;
      while (p < line->piece.end && !g_ascii_isalpha (*p))
        p++;
    }

  return n;
}

/**
 * tc_shape_is_affiliation:
 * @line: a line
 *
 * Recognises the address of an institution: its words stand in capitals, and commas divide it.
 *
 * Returns: %TRUE if @line is an affiliation
 */
gboolean
tc_shape_is_affiliation (const TcLine *line)
{
  static GRegex *institution;
  static GRegex *chinese;
  static GRegex *sentence;

  if (line->n_chars > 1200)
    return FALSE;
  /* "多中心随机…试验" is a title, and no centre. */
  if (matches (line, "^(?!.*(随机|隨機|双盲|雙盲|试验|試驗|疗效|療效|治疗"
                     "|治療))[\\d\\s.\\x{ff0e}(\\x{ff08})\\x{ff09}]*\\p{Han}{2,30}"
               "(大学|大學|医院|醫院|学院|學院|研究所|研究院|(?<!多|单|單)中心)[^。]{0,60}$", &chinese))
    return line->n_chars <= 120;
  if (!matches (line,
                "\\b(Departments?|Dept|Universit\\S+|Hospitals?|Hôpital|Ospedale|Krankenhaus|"
                "Institut\\S*|School|Cent(er|re)|College|Clinics?|Clinical|Division|Faculty|"
                "Laborator\\S+|Unit|Foundation|Academy|Medicine|Service|Ministry|Program(me)?|"
                "Inc|Ltd|GmbH|Corporation|Pharmaceuticals?|Therapeutics)\\b",
                &institution))
    return FALSE;
  if (tc_piece_find (line->piece, ",") == NULL)
    return FALSE;
  if (matches (line,
               "(*LIMIT_MATCH=200000)\\b(was|were|is|are|we|We|has|have|to|who|with)\\b|"
               "\\. [A-Z][a-z]+ [a-z]{4,}|"
               "\\b([Rr]andomi[sz]ed|[Dd]ouble-[Bb]lind|[Pp]lacebo|Phase [I1-4]|Versus|Efficacy|Effects?)\\b",
               &sentence))
    return FALSE;

  return count_common_words (line) < 3;
}

/**
 * tc_shape_ends_sentence:
 * @piece: some text
 *
 * Returns: %TRUE if @piece ends as a sentence does
 */
gboolean
tc_shape_ends_sentence (TcPiece piece)
{
  gunichar c;

  if (piece.p == piece.end)
    return FALSE;
  c = g_utf8_get_char (g_utf8_prev_char (piece.end));

  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

/* "1 资料与方法", "1.2 一般资料": where a copied part of a full text begins. */
static gboolean
is_numbered_heading (const TcLine *line)
{
  static GRegex *regex;

  return g_ascii_isdigit (*line->piece.p) &&
         matches (line,
                  "^\\d{1,2}(\\.\\d{1,2})*"
                  "([ .\\x{3001}]{0,3}(资料|对象|材料|临床资料|一般资料|研究对象|病例|方法|结果|讨论)|"
                  "[ .\\x{3001}]{1,3}\\p{Han}{0,6}(方法|标准|指标|分组|资料|对象|结果|分析|处理"
                  "|设计)(与\\p{Han}{2,4})?$)",
                  &regex);
}

/* "试验分期：III期", "注册题目：": a line of the record of a register. */
static gboolean
is_label_of_register (const TcLine *line)
{
  static GRegex *regex;

  return line->n_chars <= 24 &&
         matches (line, "^(试验|登记|注册|审核|申办)\\p{Han}{1,4} ?[:\\x{ff1a}]", &regex);
}

/* Clauses that end in a full stop are an abstract's. */
static gboolean
is_chinese_title (const TcLine *line,
                  gboolean      stop)
{
  const char *full_stop = tc_piece_find (line->piece, "\u3002");
  gboolean comma = tc_piece_find (line->piece, "\uff0c") != NULL ||
  tc_piece_find (line->piece, ",") != NULL;

  if (line->n_chars > MAX_CHINESE_TITLE_CHARS || (stop && comma) || is_numbered_heading (line) ||
      is_label_of_register (line))
    return FALSE;

  return full_stop == NULL || full_stop + strlen ("\u3002") == line->piece.end;
}

/**
 * tc_shape_is_title:
 * @line: a line
 * @last: whether it is the last line of the text
 *
 * Tells a title from the first sentences of a text without one.
 *
 * Returns: %TRUE if @line can be a title
 */
gboolean
tc_shape_is_title (const TcLine *line,
                   gboolean      last)
{
  static GRegex *two_sentences;
  static GRegex *clause;
  gboolean stop = tc_shape_ends_sentence (line->piece);

  if (last && stop)
    return FALSE;
  if (line->n_han * 2 >= line->n_words && line->n_han > 0)
    return is_chinese_title (line, stop);
  if (line->n_chars > MAX_TITLE_CHARS || line->n_words < 2)
    return FALSE;
  if (matches (line, "(*LIMIT_MATCH=200000)[a-z)]{3,}\\. [A-Z][a-z]* [a-z]", &two_sentences))
    return FALSE;

  return !(stop && matches (line, "(*LIMIT_MATCH=200000)\\b([Ww]e|was|were)\\b", &clause));
}

/**
 * tc_shape_is_publication_type:
 * @line: a line
 *
 * Returns: %TRUE if @line is one of the publication types of PubMed
 */
gboolean
tc_shape_is_publication_type (const TcLine *line)
{
  static GRegex *regex;

  return line->n_chars <= 60 && line->n_chars >= 5 && g_ascii_isalpha (*line->piece.p) &&
         matches (line,
                  "^(?i:(Adaptive |Controlled |Pragmatic |Randomized Controlled |Equivalence )?"
                  "(Clinical )?Trial(, Phase I{1,3}V?|, Phase IV| Protocol|, Veterinary)?|"
                  "(Multicenter|Comparative|Observational|Evaluation|Validation|Twin) Study|"
                  "(Systematic |Scoping )?Review|Meta-Analysis|Case Reports?|Editorial|Letter|"
                  "Comment|(Practice )?Guideline|Published Erratum|Retracted Publication|"
                  "Journal Article|Preprint|Congress|Research Support, .*)$",
                  &regex);
}

/**
 * tc_shape_is_legend:
 * @line: a line
 *
 * Returns: %TRUE if @line begins as the legend of a figure or the caption of a table does
 */
gboolean
tc_shape_is_legend (const TcLine *line)
{
  static GRegex *regex;

  return begins_with_one_of (line, "SEFTB\xe5\xe8") &&
         matches (line,
                  "^((Supplementary |Extended Data )?"
                  "(FIGURES?|Figures?|FIG\\.|Fig\\.?|TABLE|Table|Scheme|Box) ?"
                  "S?\\d{1,3}[A-Za-z]?\\s*([.:|\\x{2014}\\x{2013}\\x{ff1a}]|$)|"
                  "[图圖表]\\s*\\d{1,2}\\s*[.:\\x{ff1a}\\s])",
                  &regex);
}

/**
 * tc_shape_is_copyright:
 * @line: a line
 *
 * Returns: %TRUE if @line is a publisher's notice
 */
gboolean
tc_shape_is_copyright (const TcLine *line)
{
  static GRegex *regex;

  return line->n_chars <= 500 && begins_with_one_of (line, "\xc2(CPTA\xe7") &&
         matches (line,
                  "^(©|\\([cC]\\) ?(19|20)|Copyright\\b|Published by |"
                  "This article is protected by |All rights reserved|版权所有)",
                  &regex);
}

/**
 * tc_shape_is_address:
 * @line: a line
 * @of_register: (out): whether it leads to a register of trials
 *
 * Returns: %TRUE if @line is nothing but a web address
 */
gboolean
tc_shape_is_address (const TcLine *line,
                     gboolean     *of_register)
{
  static GRegex *address;
  static GRegex *registers;

  if (line->n_chars > 2000 || !begins_with_one_of (line, "hw") ||
      !matches (line, "^(https?://|www\\.)[^\\s。]+[\\s。.]*$", &address))
    return FALSE;

  *of_register =
    matches (line,
             "(?i)clinicaltrials\\.gov|clinicaltrialsregister\\.eu|euclinicaltrials|isrctn|"
             "controlled-trials\\.com|chictr|anzctr|drks\\.de|irct\\.|umin\\.ac\\.jp|jrct|"
             "ctri\\.nic|trialregister\\.nl|ensaiosclinicos|rpcec|pactr|"
             "cris\\.nih\\.go\\.kr|slctr|thaiclinicaltrials|trialsearch\\.who|crd\\.york",
             &registers);
  return TRUE;
}
