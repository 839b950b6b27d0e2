/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-record.h"
#include "tc-xml.h"

G_BEGIN_DECLS

/**
 * TcPubmed:
 * @record: what was read
 * @text: for putting texts together
 *
 * The reading of one record in PubMed XML.
 */
typedef struct
{
  TcRecord *record;
  GString *text;
} TcPubmed;

/* Takes what an element says; @label are words for it where it is kept as text only. */
typedef void (*TcPubmedTake) (TcPubmed        *self,
                              const TcXmlNode *node,
                              const char      *label);

void        tc_pubmed_join_lines        (GString            *text);
void        tc_pubmed_take_all          (TcRecord           *record,
                                         const TcXmlNode    *root);
void        tc_pubmed_take_field        (TcPubmed           *self,
                                         TcRecordField       field,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_other        (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
const char *tc_pubmed_join              (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char * const *names,
                                         const char         *divider);

/* In tc-pubmed-xml-parts.c. */
void        tc_pubmed_take_pages        (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_publication_date (TcPubmed       *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_date         (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_electronic_date (TcPubmed        *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_history      (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_data_bank    (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_author       (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_investigator (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_abstract     (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_heading      (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_grant        (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_chemical     (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_reference    (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);
void        tc_pubmed_take_comment      (TcPubmed           *self,
                                         const TcXmlNode    *node,
                                         const char         *label);

G_END_DECLS
