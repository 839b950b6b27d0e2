/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-study-labels.h"

#include <glib/gi18n.h>

static const char * const exclusion_reasons[] = {
  N_("Not a clinical trial (review)"),
  N_("Wrong population"),
  N_("Wrong intervention"),
  N_("Wrong design"),
  N_("Duplicate"),
  NULL
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

const char * const *
tc_exclusion_reasons_get (void)
{
  return exclusion_reasons;
}

const char *
tc_exclusion_reason_to_label (const char *reason)
{
  for (guint i = 0; exclusion_reasons[i] != NULL; i++)
    {
      if (g_strcmp0 (exclusion_reasons[i], reason) == 0)
        return _(exclusion_reasons[i]);
    }

  return reason != NULL ? reason : "";
}
