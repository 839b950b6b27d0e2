/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "tc-linking.h"

/* Which status the studies have when a report is split off. */

/* "status", or "status (reason)" of each study. */
static char *
show_statuses (Fixture *fixture,
               TcId     first,
               TcId     second)
{
  const TcId ids[] = { first, second };
  g_autoptr(GString) shown = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(TcStudyDetail) detail = NULL;

      fixture_field (fixture, &detail, ids[i], "phase");
      g_string_append_printf (shown, "%s%s", i > 0 ? ", " : "", tc_study_status_to_string (detail->row->status));
      if (*detail->row->exclusion_reason != '\0')
        g_string_append_printf (shown, " (%s)", detail->row->exclusion_reason);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

#define assert_statuses(fixture, first, second, expected) G_STMT_START { \
  g_autofree char *_shown = show_statuses (fixture, first, second); \
  g_assert_cmpstr (_shown, ==, expected); } G_STMT_END

/* Where the answers of a study are when one of its reports leaves, and what its status was. */
typedef struct
{
  const char *name;
  const char *leaving;            /* the field that is accepted of the report that leaves, or "" */
  const char *staying;
  TcStudyStatus status;
  const char *reason;
  const char *expected;           /* of the study that stays and of the new one */
} Case;

static const Case cases[] = {
  { "none", "", "", TC_STUDY_TO_REVIEW, NULL, "to review, to review" },
  { "none-reviewed", "", "", TC_STUDY_REVIEWED, NULL, "reviewed, to review" },
  { "none-excluded", "", "", TC_STUDY_EXCLUDED, "Not a trial", "excluded (Not a trial), to review" },
  { "leave", "phase", "", TC_STUDY_IN_REVIEW, NULL, "to review, in review" },
  { "leave-reviewed", "phase", "", TC_STUDY_REVIEWED, NULL, "to review, in review" },
  { "leave-excluded", "phase", "", TC_STUDY_EXCLUDED, "Not a trial", "to review, in review" },
  { "stay", "", "n_enrolled", TC_STUDY_IN_REVIEW, NULL, "in review, to review" },
  { "stay-reviewed", "", "n_enrolled", TC_STUDY_REVIEWED, NULL, "reviewed, to review" },
  { "stay-excluded", "", "n_enrolled", TC_STUDY_EXCLUDED, "Not a trial", "excluded (Not a trial), to review" },
  { "both", "phase", "n_enrolled", TC_STUDY_IN_REVIEW, NULL, "in review, in review" },
  { "both-reviewed", "phase", "n_enrolled", TC_STUDY_REVIEWED, NULL, "in review, in review" },
  { "both-excluded", "phase", "n_enrolled", TC_STUDY_EXCLUDED, "Not a trial",
    "excluded (Not a trial), in review" },
};

static void
test_status (gconstpointer data)
{
  const Case *one = data;
  g_autoptr(Fixture) fixture = fixture_new (2);
  const TcId studies[] = { 2, 1 };
  g_autofree char *before = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  if (*one->leaving != '\0')
    tc_workspace_accept (fixture->workspace, 2, one->leaving);
  if (*one->staying != '\0')
    tc_workspace_accept (fixture->workspace, 1, one->staying);
  tc_workspace_merge_studies (fixture->workspace, 2, studies, G_N_ELEMENTS (studies));
  tc_workspace_set_status (fixture->workspace, studies, 1, one->status, one->reason);
  fixture_flush (fixture);
  before = show_statuses (fixture, 2, 2);

  tc_workspace_split_report (fixture->workspace, 2);
  fixture_flush (fixture);
  assert_statuses (fixture, 2, 3, one->expected);
  for (guint i = 0; i < 2; i++)
    {
      tc_workspace_undo (fixture->workspace);
      fixture_flush (fixture);
      assert_statuses (fixture, 2, 2, before);
      tc_workspace_redo (fixture->workspace);
      fixture_flush (fixture);
      assert_statuses (fixture, 2, 3, one->expected);
    }
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/split/status/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_status);
    }

  return g_test_run ();
}
