/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-members.h"

/* Tests: tc-members.c */

static void
test_makes_record (void)
{
  TcMembers members = { .n = 0 };
  g_autoptr (TcValue) record = NULL;
  g_autoptr (TcValue) empty = NULL;

  tc_members_take_text (&members, "label", "verinoxal");
  tc_members_take_text (&members, "dose", NULL);
  tc_members_take_text (&members, "route", "");
  tc_members_take_count (&members, "n_allocated", 12);
  tc_members_take_count (&members, "n_analysed", 0);
  tc_members_take (&members, "value", tc_value_new_number (0));
  record = tc_members_make_record (&members);
  g_assert_cmpuint (tc_value_get_n_items (record), ==, 3);
  g_assert_cmpstr (tc_value_get_key (record, 0), ==, "label");
  g_assert_cmpstr (tc_value_get_text (tc_value_get_member (record, "label")), ==, "verinoxal");
  g_assert_cmpfloat (tc_value_get_number (tc_value_get_member (record, "n_allocated")), ==, 12);
  g_assert_cmpfloat (tc_value_get_number (tc_value_get_member (record, "value")), ==, 0);
  g_assert_null (tc_value_get_member (record, "dose"));

  /* They are gone into the record. */
  empty = tc_members_make_record (&members);
  g_assert_cmpuint (tc_value_get_n_items (empty), ==, 0);
}

static void
test_has_room (void)
{
  static const char *const keys[TC_MEMBERS_MAX] = { "a", "b", "c", "d", "e", "f", "g", "h",
                                                    "i", "j", "k", "l", "m", "n", "o", "p" };
  TcMembers members = { .n = 0 };
  g_autoptr (TcValue) record = NULL;

  for (guint i = 0; i < TC_MEMBERS_MAX; i++)
    tc_members_take_count (&members, keys[i], i + 1);
  record = tc_members_make_record (&members);
  g_assert_cmpuint (tc_value_get_n_items (record), ==, TC_MEMBERS_MAX);
  for (guint i = 0; i < TC_MEMBERS_MAX; i++)
    g_assert_cmpfloat (tc_value_get_number (tc_value_get_member (record, keys[i])), ==, i + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/members/makes-record", test_makes_record);
  g_test_add_func ("/extract/members/has-room", test_has_room);
  return g_test_run ();
}
