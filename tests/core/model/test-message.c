/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tc-message.h"

/* Tests: tc-message.c */

static void
test_fill (void)
{
  static const struct
  {
    const char *pattern;
    const char *numbers[4];
    const char *message;
  } cases[] = {
    { "{1} of {2} is {3} %.", { "66", "132", "50.0" }, "66 of 132 is 50.0 %." },
    { "{2} before {1}", { "a", "b" }, "b before a" },
    { "{1} and {3}", { "1", "2" }, "1 and {3}" },
    { "{x} {1", { "1" }, "{x} {1" },
    { "", { "1" }, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = tc_message_fill (cases[i].pattern, cases[i].numbers);

      g_assert_cmpstr (message, ==, cases[i].message);
    }
}

/* Without a translation the sentence comes back as it is, whatever stands in it. */
static void
test_untranslated (void)
{
  static const char *const messages[] = { "", "No number.", "66 of 132 is 50.0 %, not 52 %.", "-0.5 and 1-2 in v1.2.",
                                          "{1} braces 5", "1 2 3 4 5 6 7 8 9 10 11", "ends in 7.", "安全 5 例" };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autofree char *localised = tc_message_localise (messages[i], "no-such-domain");

      g_assert_cmpstr (localised, ==, messages[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/message/fill", test_fill);
  g_test_add_func ("/model/message/untranslated", test_untranslated);

  return g_test_run ();
}
