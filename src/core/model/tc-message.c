/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-message.h"

#include <string.h>

/* Messages are stored in English and shown translated. One that gives numbers is stored with its numbers in
 * place: "66 of 132 is 50.0 %, not 52 %." Its translation is found under the sentence in which {1}, {2} …
 * stand for the numbers, in their order in English. */

/**
 * tc_message_fill:
 * @pattern: a sentence with {1}, {2} … and no other digits
 * @numbers: (array zero-terminated=1): the numbers, as written; each only a sign, digits and points
 *
 * Puts numbers into a sentence.
 *
 * Returns: (transfer full): the sentence
 */
char *
tc_message_fill (const char         *pattern,
                 const char *const  *numbers)
{
  GString *message = g_string_new (NULL);
  guint n = g_strv_length ((char **) numbers);

  for (const char *p = pattern; *p != '\0'; p++)
    if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}' && (guint) (p[1] - '1') < n)
      {
        g_string_append (message, numbers[p[1] - '1']);
        p += 2;
      }
    else
      g_string_append_c (message, *p);
  return g_string_free (message, FALSE);
}

/* The bytes of a number at @p: "52", "-0.5"; 0 where none begins. */
static gsize
measure_number (const char *message,
                const char *p)
{
  gsize n = (*p == '-' && (p == message || p[-1] == ' ')) ? 1 : 0;

  if (!g_ascii_isdigit (p[n]))
    return 0;
  while (g_ascii_isdigit (p[n]) || (p[n] == '.' && g_ascii_isdigit (p[n + 1])))
    n++;
  return n;
}

/**
 * tc_message_localise:
 * @message: an English sentence, perhaps with numbers
 * @domain: the translation domain
 *
 * Translates a stored message.
 *
 * Returns: (transfer full): the translation, or @message where there is none
 */
char *
tc_message_localise (const char *message,
                     const char *domain)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) pattern = g_string_new (NULL);
  const char *translation = *message != '\0' ? g_dgettext (domain, message) : message;

  if (translation != message && strcmp (translation, message) != 0)
    return g_strdup (translation);
  for (const char *p = message; *p != '\0';)
    {
      gsize n = numbers->len < 9 ? measure_number (message, p) : 0;

      if (n > 0)
        {
          g_ptr_array_add (numbers, g_strndup (p, n));
          g_string_append_printf (pattern, "{%u}", numbers->len);
          p += n;
        }
      else
        g_string_append_c (pattern, *p++);
    }
  if (numbers->len == 0)
    return g_strdup (message);
  g_ptr_array_add (numbers, NULL);
  return tc_message_fill (g_dgettext (domain, pattern->str), (const char *const *) numbers->pdata);
}
