/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-tags.h"

G_BEGIN_DECLS

/**
 * TcRole:
 * @TC_ROLE_OTHER: kept as text only
 * @TC_ROLE_NONE: says nothing, such as the end of a record
 * @TC_ROLE_TYPE_CODE: the type of the record in the words of the format
 * @TC_ROLE_TITLE: the title
 * @TC_ROLE_TRANSLATED_TITLE: the title in another language
 * @TC_ROLE_BOOK: the title of a book: that of the report where it is one, else that of what the
 * report stands in
 * @TC_ROLE_AUTHOR: an author, or several with semicolons; those of rank 1 are the same names,
 * shorter, those of rank 2 count where there are no others
 * @TC_ROLE_AUTHOR_LINES: an author a line
 * @TC_ROLE_GROUP: a group that is an author beside the others; of a rank above 0 a group a line
 * @TC_ROLE_AFFILIATION: where an author works
 * @TC_ROLE_JOURNAL: what the report stands in
 * @TC_ROLE_DATE: a date, or the year
 * @TC_ROLE_VOLUME: the volume
 * @TC_ROLE_ISSUE: the issue; of a rank above 0 only where it looks like one
 * @TC_ROLE_PAGES: all pages; of a rank above 0 an article number
 * @TC_ROLE_START: the first page, or all pages
 * @TC_ROLE_END: the last page
 * @TC_ROLE_PAGE_COUNT: how many pages there are
 * @TC_ROLE_DOI: the DOI
 * @TC_ROLE_PMID: the number in PubMed
 * @TC_ROLE_PMCID: the number in PubMed Central
 * @TC_ROLE_ACCESSION: the number in some database; a bare one is that of PubMed unless the record
 * names another database
 * @TC_ROLE_IDENTIFIER: whichever of them it says that it is, else text
 * @TC_ROLE_DATABASE: the database that the record comes from
 * @TC_ROLE_LINK: addresses
 * @TC_ROLE_TYPE: a publication type in words
 * @TC_ROLE_KEYWORDS: a keyword, or several on lines of their own
 * @TC_ROLE_ABSTRACT: the abstract
 * @TC_ROLE_REGISTRATION: the registration of the trial
 * @TC_ROLE_FUNDING: who paid
 *
 * What a tag says about a report.
 */
typedef enum
{
  TC_ROLE_OTHER,
  TC_ROLE_NONE,
  TC_ROLE_TYPE_CODE,
  TC_ROLE_TITLE,
  TC_ROLE_TRANSLATED_TITLE,
  TC_ROLE_BOOK,
  TC_ROLE_AUTHOR,
  TC_ROLE_AUTHOR_LINES,
  TC_ROLE_GROUP,
  TC_ROLE_AFFILIATION,
  TC_ROLE_JOURNAL,
  TC_ROLE_DATE,
  TC_ROLE_VOLUME,
  TC_ROLE_ISSUE,
  TC_ROLE_PAGES,
  TC_ROLE_START,
  TC_ROLE_END,
  TC_ROLE_PAGE_COUNT,
  TC_ROLE_DOI,
  TC_ROLE_PMID,
  TC_ROLE_PMCID,
  TC_ROLE_ACCESSION,
  TC_ROLE_IDENTIFIER,
  TC_ROLE_DATABASE,
  TC_ROLE_LINK,
  TC_ROLE_TYPE,
  TC_ROLE_KEYWORDS,
  TC_ROLE_ABSTRACT,
  TC_ROLE_REGISTRATION,
  TC_ROLE_FUNDING
} TcRole;

#define TC_N_ROLES (TC_ROLE_FUNDING + 1)

/**
 * TcTagRule:
 * @tag: up to four characters, upper case
 * @role: what it says
 * @rank: where several tags say the same, the lowest rank counts
 * @label: (nullable): English words for where it is kept as text only; %NULL for the tag itself
 */
typedef struct
{
  char tag[5];
  guint8 role;
  guint8 rank;
  const char *label;
} TcTagRule;

/**
 * TcTagIndex:
 *
 * Where the rules of a table are, made when one is first looked for. One static object a table.
 */
typedef struct
{
  /*< private >*/
  gsize ready;
  guint8 places[256];             /* numbers of rules from 1, each at the first free place from where it belongs */
  guint32 codes[256];             /* their tags, as of TC_TAG() */
} TcTagIndex;

/**
 * TcTagTable:
 * @rules: each with another tag; fewer than 200
 * @n_rules: how many
 * @wrapped: whether the format breaks its lines anywhere, so that no line end means anything
 * @index: (not nullable): for tc_tag_table_find()
 *
 * The tags of a format.
 */
typedef struct
{
  const TcTagRule *rules;
  gsize n_rules;
  gboolean wrapped;
  TcTagIndex *index;
} TcTagTable;

const TcTagRule *tc_tag_table_find (const TcTagTable *table,
                                    guint32           code);

/**
 * TcStatement:
 * @rule: (nullable): what its tag says; %NULL for a tag that the format does not know
 * @name: the tag as it is written
 * @value: without blanks at its ends
 * @next: index of the next statement of the role, or -1
 * @many_lines: whether @value holds line ends
 * @used: whether the record says it
 */
typedef struct
{
  const TcTagRule *rule;
  TcSlice name;
  TcSlice value;
  int next;
  gboolean many_lines;
  gboolean used;
} TcStatement;

/* What most records have; more are put elsewhere. */
#define TC_STATEMENTS_FEW 64

/**
 * TcStatements:
 *
 * What the tags of one record say, before it is decided which of them counts. Lives on the stack.
 */
typedef struct
{
  /*< private >*/
  const TcTagTable *table;
  TcRecord *record;
  TcStatement *list;
  guint n;
  guint room;
  guint n_values;
  int first[TC_N_ROLES];
  int last[TC_N_ROLES];
  TcStatement few[TC_STATEMENTS_FEW];
} TcStatements;

void        tc_statements_init     (TcStatements     *self,
                                    const TcTagTable *table);
void        tc_statements_clear    (TcStatements     *self);
void        tc_statements_add      (TcStatements     *self,
                                    const TcTag      *tag);
gboolean    tc_statements_is_empty (TcStatements     *self);
TcRecord   *tc_statements_finish   (TcStatements     *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TcStatements, tc_statements_clear)

G_END_DECLS
