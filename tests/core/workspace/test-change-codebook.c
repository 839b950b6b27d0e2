/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "tc-codebook-edit.h"
#include "tc-verify-job.h"

/* Tests: tc-change-codebook.c
 *
 * Another codebook for an open project: who follows, what is refused, and the way back. */

static void
give (Fixture    *fixture,
      TcCodebook *codebook,
      GError     *error)
{
  g_autoptr(TcCodebook) owned = codebook;

  g_assert_no_error (error);
  tc_workspace_set_codebook (fixture->workspace, owned);
  fixture_flush (fixture);
}

#define GIVE(fixture, function, ...) G_STMT_START { \
    GError *give_error = NULL; \
    TcCodebook *given = function (tc_workspace_get_codebook ((fixture)->workspace), __VA_ARGS__, &give_error); \
    give (fixture, given, give_error); \
  } G_STMT_END

static const TcFieldSpec severity = { .label_en = "Severity", .group = "safety", .kind = TC_FIELD_OPTION,
                                      .choices = "low | 低\nhigh | 高" };

static const TcField *
find (Fixture    *fixture,
      const char *field)
{
  return tc_codebook_find_field (tc_workspace_get_codebook (fixture->workspace), field);
}

static void
answer (Fixture    *fixture,
        TcId        study_id,
        const char *field,
        const char *text)
{
  g_autoptr(TcValue) value = tc_value_new_text (text);

  tc_workspace_set_value (fixture->workspace, study_id, field, value, NULL, NULL);
  fixture_flush (fixture);
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr(TcVerifyJob) job = tc_verify_job_new (fixture->workspace);
  g_autoptr(GError) error = NULL;

  g_assert_true (tc_job_run (TC_JOB (job), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tc_verify_job_get_problems (job)->len, ==, 0);
}

static void
count_cb (TcWorkspace *workspace,
          GParamSpec  *pspec,
          guint       *n)
{
  (*n)++;
}

/* A new field is answered like any other; undo, redo and a restart keep all of it. */
static void
test_add (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  guint n_notified = 0;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  g_signal_connect (fixture->workspace, "notify::codebook", G_CALLBACK (count_cb), &n_notified);
  GIVE (fixture, tc_codebook_add_field, &severity);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (tc_codebook_get_version (tc_workspace_get_codebook (fixture->workspace)), ==, 2);
  answer (fixture, 1, "severity", "low");
  assert_shown (fixture, 1, "severity", "entered: low");
  assert_sound (fixture);

  tc_workspace_undo (fixture->workspace);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_null (find (fixture, "severity"));
  tc_workspace_redo (fixture->workspace);
  tc_workspace_redo (fixture->workspace);
  fixture_flush (fixture);
  assert_shown (fixture, 1, "severity", "entered: low");
  g_assert_cmpuint (n_notified, ==, 3);
  fixture_reopen (fixture);
  assert_shown (fixture, 1, "severity", "entered: low");
  assert_sound (fixture);
}

/* A change after an undo has a version that none before it had. */
static void
test_versions (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  GIVE (fixture, tc_codebook_hide_field, "year", TRUE);
  tc_workspace_undo (fixture->workspace);
  fixture_flush (fixture);
  g_assert_cmpuint (tc_codebook_get_version (tc_workspace_get_codebook (fixture->workspace)), ==, 1);
  GIVE (fixture, tc_codebook_hide_field, "deaths", TRUE);
  g_assert_cmpuint (tc_codebook_get_version (tc_workspace_get_codebook (fixture->workspace)), ==, 3);
  assert_sound (fixture);
}

/* Hiding a suggested field leaves less to check; showing it brings back what was answered. */
static void
test_hide (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcStudyDetail) before = NULL;
  g_autoptr(TcStudyDetail) hidden = NULL;
  guint n_to_check;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  tc_workspace_accept (fixture->workspace, 1, "phase");
  fixture_flush (fixture);
  before = tc_workspace_get_detail (fixture->workspace, 1, NULL);
  n_to_check = before->row->n_to_check;
  g_assert_cmpuint (before->row->n_checked, ==, 1);

  GIVE (fixture, tc_codebook_hide_field, "phase", TRUE);
  GIVE (fixture, tc_codebook_hide_field, "condition", TRUE);
  hidden = tc_workspace_get_detail (fixture->workspace, 1, NULL);
  g_assert_null (tc_study_detail_find (hidden, "phase"));
  g_assert_cmpuint (hidden->row->n_checked, ==, 0);
  g_assert_cmpuint (hidden->row->n_to_check, ==, n_to_check - 1);
  GIVE (fixture, tc_codebook_hide_field, "phase", FALSE);
  assert_shown (fixture, 1, "phase", "accepted: Phase 2 [phase 2]");
  assert_sound (fixture);
}

static void
refuse (Fixture    *fixture,
        TcCodebook *codebook,
        GQuark      domain,
        int         code,
        const char *mentions)
{
  g_autoptr(GError) check_error = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (tc_workspace_check_codebook (fixture->workspace, codebook, &check_error));
  g_assert_error (check_error, domain, code);
  tc_workspace_set_codebook (fixture->workspace, codebook);
  g_assert_false (tc_workspace_flush (fixture->workspace, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, mentions));
}

/* What is used cannot be taken away; what nobody used can. */
static void
test_losses (void)
{
  g_autoptr(Fixture) fixture = fixture_new (2);
  g_autoptr(TcCodebook) original = NULL;
  g_autoptr(TcCodebook) fewer = NULL;
  g_autoptr(TcCodebook) without = NULL;
  g_autoptr(GError) error = NULL;
  TcFieldSpec spec = severity;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  original = tc_codebook_ref (tc_workspace_get_codebook (fixture->workspace));
  GIVE (fixture, tc_codebook_add_field, &severity);
  spec.choices = "low\nhuge";
  GIVE (fixture, tc_codebook_set_field, "severity", &spec);
  answer (fixture, 1, "severity", "huge");
  answer (fixture, 2, "severity", "huge");

  spec.choices = "low\nhigh";
  fewer = tc_codebook_set_field (tc_workspace_get_codebook (fixture->workspace), "severity", &spec, &error);
  g_assert_no_error (error);
  refuse (fixture, fewer, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_OPTIONS, "2 studies");
  without = tc_codebook_set_version (original, 99, &error);
  g_assert_no_error (error);
  refuse (fixture, without, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_KIND, "severity");

  tc_workspace_revert (fixture->workspace, 1, "severity");
  tc_workspace_revert (fixture->workspace, 2, "severity");
  fixture_flush (fixture);
  g_assert_true (tc_workspace_check_codebook (fixture->workspace, without, &error));
  tc_workspace_set_codebook (fixture->workspace, without);
  fixture_flush (fixture);
  g_assert_null (find (fixture, "severity"));
  assert_sound (fixture);
}

/* Two changes of the same codebook: the second one was made of what is not there any more. */
static void
test_meanwhile (void)
{
  g_autoptr(Fixture) fixture = fixture_new (1);
  g_autoptr(TcCodebook) first = NULL;
  g_autoptr(TcCodebook) second = NULL;
  g_autoptr(GError) error = NULL;

  fixture_open (fixture, TC_WORKSPACE_OPEN);
  first = tc_codebook_hide_field (tc_workspace_get_codebook (fixture->workspace), "year", TRUE, NULL);
  second = tc_codebook_hide_field (tc_workspace_get_codebook (fixture->workspace), "deaths", TRUE, NULL);
  tc_workspace_set_codebook (fixture->workspace, first);
  tc_workspace_set_codebook (fixture->workspace, second);
  g_assert_false (tc_workspace_flush (fixture->workspace, &error));
  g_assert_error (error, TC_WORKSPACE_ERROR, TC_WORKSPACE_ERROR_CODEBOOK);
  g_assert_true (tc_field_is_hidden (find (fixture, "year")));
  g_assert_false (tc_field_is_hidden (find (fixture, "deaths")));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-codebook/add", test_add);
  g_test_add_func ("/change-codebook/versions", test_versions);
  g_test_add_func ("/change-codebook/hide", test_hide);
  g_test_add_func ("/change-codebook/losses", test_losses);
  g_test_add_func ("/change-codebook/meanwhile", test_meanwhile);

  return g_test_run ();
}
