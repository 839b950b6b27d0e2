/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-source.h"
#include "tc-xml.h"

G_BEGIN_DECLS

/**
 * TcRegistryTopic:
 *
 * What a register says about a trial. The order is that of the rendering.
 */
typedef enum
{
  TC_REGISTRY_TITLE,              /* the scientific title */
  TC_REGISTRY_PUBLIC_TITLE,
  TC_REGISTRY_ACRONYM,
  TC_REGISTRY_NAME,               /* of the register */
  TC_REGISTRY_ID,                 /* of the trial in it */
  TC_REGISTRY_OTHER_ID,           /* of the trial elsewhere */
  TC_REGISTRY_STATUS,
  TC_REGISTRY_TYPE,               /* interventional or not */
  TC_REGISTRY_REGISTERED,         /* day of registration */
  TC_REGISTRY_START,
  TC_REGISTRY_END,
  TC_REGISTRY_SPONSOR,
  TC_REGISTRY_FUNDER,
  TC_REGISTRY_DESIGN,             /* in words: any of what follows */
  TC_REGISTRY_PHASE,
  TC_REGISTRY_ALLOCATION,
  TC_REGISTRY_MASKING,
  TC_REGISTRY_MODEL,
  TC_REGISTRY_CONTROL,
  TC_REGISTRY_CENTRES,
  TC_REGISTRY_ENROLMENT,
  TC_REGISTRY_COUNTRY,
  TC_REGISTRY_CONDITION,
  TC_REGISTRY_SUMMARY,
  TC_REGISTRY_DESCRIPTION,
  TC_REGISTRY_ARM,
  TC_REGISTRY_INTERVENTION,
  TC_REGISTRY_PRIMARY,
  TC_REGISTRY_SECONDARY,
  TC_REGISTRY_OUTCOME,            /* neither */
  TC_REGISTRY_CRITERIA,
  TC_REGISTRY_LOCATION
} TcRegistryTopic;

#define TC_REGISTRY_N_TOPICS (TC_REGISTRY_LOCATION + 1)

/**
 * TcRegistryRule:
 * @path: names of elements, one in the other, divided by slashes; all of them are read; "@name" at
 * the end for an attribute
 * @topic: what they say
 * @form: (nullable): for an element of several parts: pieces divided by '|', each with the name of
 * a child between percent signs (or of several, divided by '^'; "@name" for an attribute), left out
 * where there is none; the first one is the value. "=words" stands for the words where the element
 * says yes, "#1=words;2=words" for those of a code.
 *
 * Where in a record something is said.
 */
typedef struct
{
  const char *path;
  TcRegistryTopic topic;
  const char *form;
} TcRegistryRule;

/**
 * TcRegistryNames:
 * @TC_REGISTRY_NAMES_ELEMENTS: as they are
 * @TC_REGISTRY_NAMES_NUMBERED: names begin with the numbers of a form, which are those in the rules
 * @TC_REGISTRY_NAMES_COLUMNS: case does not count, and a blank is an underscore
 *
 * How the names of elements are compared with those in the rules of a map.
 */
typedef enum
{
  TC_REGISTRY_NAMES_ELEMENTS,
  TC_REGISTRY_NAMES_NUMBERED,
  TC_REGISTRY_NAMES_COLUMNS
} TcRegistryNames;

/**
 * TcRegistryMap:
 * @register_name: as people call it
 * @shouts: whether options are written "IN_CAPITALS"
 * @names: how names are compared
 * @divider: (nullable): the characters that divide what is a list in one text
 * @within: (nullable): the child of a record that holds what the rules name, in some forms of the format
 * @rules: (array zero-terminated=1): what is where
 *
 * A format of a register.
 */
typedef struct
{
  const char *register_name;
  gboolean shouts;
  TcRegistryNames names;
  const char *divider;
  const char *within;
  const TcRegistryRule *rules;
} TcRegistryMap;

/* In tc-registry-maps.c. */
extern const TcRegistryMap tc_registry_ctgov2;
extern const TcRegistryMap tc_registry_ctgov1;
extern const TcRegistryMap tc_registry_ctgov;
extern const TcRegistryMap tc_registry_isrctn;
extern const TcRegistryMap tc_registry_euctr;
extern const TcRegistryMap tc_registry_ctis;
extern const TcRegistryMap tc_registry_ictrp;
extern const TcRegistryMap tc_registry_who;
extern const TcRegistryMap tc_registry_ctgov_table;
extern const TcRegistryMap tc_registry_chictr;

TcSource   *tc_registry_new_source     (const TcRegistryMap  *map,
                                        TcXmlNode            *node,
                                        gboolean              damaged,
                                        const char           *rule_prefix,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* In tc-registry-tables.c. */
const TcRegistryMap *tc_registry_find_table (GPtrArray        *names);
TcSource   *tc_registry_read_row       (const TcRegistryMap  *map,
                                        GPtrArray            *names,
                                        GPtrArray            *values,
                                        const char           *rule_prefix,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* In tc-registry-values.c. */
const char *tc_registry_find_option    (TcRegistryTopic       topic,
                                        const char           *text);
const char *tc_registry_find_role      (const char           *text);
const char *tc_registry_find_control   (const char           *text);
const char *tc_registry_find_country   (const char           *text);
char       *tc_registry_dup_id         (const char           *text) G_GNUC_WARN_UNUSED_RESULT;
char       *tc_registry_dup_quiet      (const char           *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
