/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-study-labels.h"

#include <glib/gi18n.h>

/* The reasons that the flow diagrams of PRISMA 2020 (doi:10.1136/bmj.n71) usually give. */
static const char * const exclusion_reasons[] = {
  N_("Wrong population"),
  N_("Wrong intervention"),
  N_("Wrong comparator"),
  N_("Wrong design"),
  N_("No relevant outcome"),
  N_("Not a clinical trial"),
  N_("Not a clinical trial (review)"),
  N_("No results (protocol or register entry)"),
  N_("Duplicate report"),
  N_("Full text not available"),
  N_("Retracted"),
  NULL
};

/* What earlier versions stored. */
static const char * const former_reasons[] = {
  N_("Duplicate"),
  NULL
};

/* Why a text that is no report of a trial is excluded. */
static const struct
{
  const char *kind;
  const char *reason;
} kind_reasons[] = {
  { "review", "Not a clinical trial (review)" },
  { "protocol", "No results (protocol or register entry)" },
  { "registry record", "No results (protocol or register entry)" },
  { "other", "Not a clinical trial" },
};

static const struct
{
  const char *kind;
  const char *label;
} kinds[] = {
  { "trial report", N_("Trial report") },
  { "review", N_("Review") },
  { "protocol", N_("Protocol") },
  { "registry record", N_("Registry record") },
  { "other", N_("Other text") },
};

const char *
tc_study_status_to_label (TcStudyStatus status)
{
  switch (status)
    {
    case TC_STUDY_TO_REVIEW:
      return _("To review");
    case TC_STUDY_IN_REVIEW:
      return _("In review");
    case TC_STUDY_REVIEWED:
      return _("Reviewed");
    case TC_STUDY_EXCLUDED:
      return _("Excluded");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
tc_study_status_to_icon (TcStudyStatus status)
{
  switch (status)
    {
    case TC_STUDY_TO_REVIEW:
      return "tc-state-empty-symbolic";
    case TC_STUDY_IN_REVIEW:
      return "tc-state-corrected-symbolic";
    case TC_STUDY_REVIEWED:
      return "tc-state-accepted-symbolic";
    case TC_STUDY_EXCLUDED:
      return "tc-state-not-applicable-symbolic";
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
tc_study_kind_to_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].kind, kind) == 0)
        return _(kinds[i].label);
    }

  return "";
}

/**
 * tc_study_kind_to_flag:
 * @kind: of report, as extraction stores it
 *
 * The label of the kind, short enough for a column of the list.
 */
const char *
tc_study_kind_to_flag (const char *kind)
{
  if (g_strcmp0 (kind, "registry record") == 0)
    /* Translators: a short word for the record of a trial registry. */
    return C_("kind of report", "Registry");
  if (g_strcmp0 (kind, "other") == 0)
    return C_("kind of report", "Other");

  return tc_study_kind_to_label (kind);
}

const char * const *
tc_exclusion_reasons_get (void)
{
  return exclusion_reasons;
}

const char *
tc_exclusion_reason_for_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_reasons); i++)
    {
      if (g_strcmp0 (kind_reasons[i].kind, kind) == 0)
        return kind_reasons[i].reason;
    }

  return NULL;
}

const char *
tc_exclusion_reason_to_label (const char *reason)
{
  if (reason == NULL)
    return "";
  if (g_strv_contains (exclusion_reasons, reason) || g_strv_contains (former_reasons, reason))
    return _(reason);

  return reason;
}
