/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-arms-names.h"
#include "tc-arms-private.h"

#include <string.h>

#include "tc-bytes.h"

/* Longer names are cut before their first bracket. */
#define MAX_LABEL 60

static const struct
{
  const char *word;
  TcArmRole role;
} roles[] = {
  { "placebo", TC_ARM_PLACEBO }, { "安慰剂", TC_ARM_PLACEBO }, { "sham", TC_ARM_SHAM },
              { "假手术", TC_ARM_SHAM },
  { "假针", TC_ARM_SHAM }, { "no treatment", TC_ARM_NOTHING },
              { "no further treatment", TC_ARM_NOTHING },
  { "no intervention", TC_ARM_NOTHING }, { "untreated", TC_ARM_NOTHING },
              { "waiting list", TC_ARM_NOTHING },
  { "wait-list", TC_ARM_NOTHING }, { "waitlist", TC_ARM_NOTHING },
              { "observation", TC_ARM_NOTHING },
  { "空白", TC_ARM_NOTHING }, { "control", TC_ARM_CONTROL }, { "usual care", TC_ARM_CONTROL },
  { "standard care", TC_ARM_CONTROL }, { "standard of care", TC_ARM_CONTROL },
              { "routine care", TC_ARM_CONTROL },
  { "treatment as usual", TC_ARM_CONTROL }, { "conventional", TC_ARM_CONTROL },
              { "comparison", TC_ARM_CONTROL },
  { "对照", TC_ARM_CONTROL }, { "常规", TC_ARM_CONTROL }, { "intervention", TC_ARM_EXPERIMENTAL },
  { "experimental", TC_ARM_EXPERIMENTAL }, { "试验组", TC_ARM_EXPERIMENTAL },
              { "实验组", TC_ARM_EXPERIMENTAL },
  { "治疗组", TC_ARM_EXPERIMENTAL }, { "观察组", TC_ARM_EXPERIMENTAL }, { "研究组", TC_ARM_EXPERIMENTAL },
  { "干预组", TC_ARM_EXPERIMENTAL }, { "移植组", TC_ARM_EXPERIMENTAL },
};

/* What the only arm of its kind is called as well. */
static const char *const experimental_names[] = {
  "intervention group", "intervention arm", "treatment group", "treatment arm", "treated group",
                                                  "experimental group",
  "experimental arm", "experimental", "active group", "active treatment", "study group",
  "test group", "case group", "trial group",
                                                  "intervention participants",
  "intervention patients", "treated patients", "intervention", "治疗组", "试验组", "实验组", "观察组", "研究组",
                                                  "干预组", NULL
};
static const char *const control_names[] = {
  "control group", "control arm", "controls", "control subjects", "control patients",
                                             "comparison group",
  "comparator group", "control", "对照组", NULL
};
static const char *const placebo_names[] = { "placebo", "安慰剂组", "对照组", NULL };
static const char *const sham_names[] = { "sham", "假手术组", "对照组", NULL };

TcArm *
tc_arm_new (const TcProse *document,
            const char    *rule,
            guint          sentence,
            gsize          start,
            gsize          end)
{
  TcArm *self = g_new0 (TcArm, 1);

  self->label = tc_prose_reported (document, start, end);
  self->rule = rule;
  self->sentence = sentence;
  self->start = start;
  self->end = end;
  self->aliases = g_ptr_array_new_with_free_func (g_free);
  self->chinese = tc_prose_sentence (document, sentence)->chinese;
  self->role = tc_arm_role_guess (document->normal->text + start, end - start);
  return self;
}

void
tc_arm_free (TcArm *self)
{
  g_free (self->label);
  g_free (self->amount);
  g_ptr_array_unref (self->aliases);
  g_free (self);
}

TcArmRole
tc_arm_role_guess (const char *folded,
                   gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (tc_bytes_find (folded, length, roles[i].word, strlen (roles[i].word)) != NULL)
      return roles[i].role;
  return TC_ARM_UNKNOWN;
}

static void
add_alias (TcArm      *arm,
           const char *start,
           gsize       length)
{
  for (; length > 0 && g_ascii_isspace (*start); start++)
    length--;
  while (length > 0 && g_ascii_isspace (start[length - 1]))
    length--;
  if (length < 2 || g_ascii_isdigit (start[0]))
    return;
  for (guint i = 0; i < arm->aliases->len; i++)
    {
      const char *alias = g_ptr_array_index (arm->aliases, i);

      if (alias[0] == start[0] && strncmp (alias, start, length) == 0 && alias[length] == '\0')
        return;
    }
  g_ptr_array_add (arm->aliases, g_strndup (start, length));
}

/* "laser group" is also "laser"; "group a" is not "group". */
static void
add_label (TcArm      *arm,
           const char *start,
           gsize       length)
{
  static const char *const ends[] = { " group", " arm", " groups", " arms", " cohort", " alone",
                                      " only", " treatment",
                                      " therapy", "组" };

  add_alias (arm, start, length);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      gsize n = strlen (ends[i]);

      if (length > n + 2 && memcmp (start + length - n, ends[i], n) == 0)
        {
          length -= n;
          if (strcmp (ends[i], "组") != 0)
            add_alias (arm, start, length);
          i = 0;
        }
    }
}

/* "… (AJ)", "(AJ, n = 30)", "group A (…": short names in brackets beside a label. */
static void
add_bracketed (TcArm      *arm,
               const char *text,
               gsize       start,
               gsize       end)
{
  for (gsize at = start; at < end;)
    {
      gsize n = strcspn (text + at, ",;:()[]=");
      gsize from = at;

      n = MIN (n, end - at);
      while (n > 0 && strchr (" \"'", text[from]) != NULL)
        {
          from++;
          n--;
        }
      while (n > 0 && strchr (" \"'", text[from + n - 1]) != NULL)
        n--;
      if (n >= 2 && n <= 40 && !g_ascii_isdigit (text[from]) &&
          strncmp (text + from, "n ", 2) != 0 &&
          memchr (text + from, '%', n) == NULL && strncmp (text + from, "mean", 4) != 0)
        add_label (arm, text + from, n);
      at = MAX (at + 1, from + n + 1);
    }
}

/* The brackets right behind the name. */
static void
read_brackets (TcArm         *arm,
               const TcProse *document)
{
  const char *text = document->normal->text;
  gsize limit = tc_prose_sentence (document, arm->sentence)->end;
  gsize at = arm->end;

  for (guint i = 0; i < 2; i++)
    {
      const char *close;

      while (at < limit && text[at] == ' ')
        at++;
      if (at >= limit || (text[at] != '(' && text[at] != '['))
        {
          /* "HA group (n = 6)" behind "HA": the word between is part of the name. */
          return;
        }
      close = memchr (text + at, text[at] == '(' ? ')' : ']', MIN (limit - at, 120));
      if (close == NULL)
        return;
      add_bracketed (arm, text, at + 1, close - text);
      at = close - text + 1;
    }
}

/* The part of a label before its own brackets, and what stands in them. */
static void
add_parts (TcArm      *arm,
           const char *text)
{
  const char *open = memchr (text + arm->start, '(', arm->end - arm->start);
  static const char *const joints[] = { " plus ", " + ", " with ", " for ", " and ", " suspended ",
                                        " at ", " of ", " in " };
  static const char *const spacings[] = { " once ", " twice ", " daily", " every ", " weekly",
  " per " };
  gsize end = open != NULL ? (gsize) (open - text) : arm->end;
  gsize shortest = end;
  gsize first;
  gsize last;

  add_label (arm, text + arm->start, arm->end - arm->start);
  if (open == NULL)
    arm->n_names = arm->aliases->len;
  if (open != NULL)
    {
      add_label (arm, text + arm->start, MAX (end, arm->start + 1) - arm->start);
      add_bracketed (arm, text, open - text + 1, arm->end);
    }
  if (tc_arm_find_behind_amount (text, arm->start, end, &first, &last))
    add_label (arm, text + first, last - first);
  /* "verinoxal 2.5 mg once daily" is also "verinoxal" and "verinoxal 2.5 mg"; "cells in saline" is
   * also "cells". */
  for (gsize i = arm->start + 1; i < end; i++)
    if (g_ascii_isdigit (text[i]) && text[i - 1] == ' ')
      {
        gsize spacing = tc_arm_find_first (text, i, end, spacings, G_N_ELEMENTS (spacings));

        if (spacing < end)
          add_label (arm, text + arm->start, spacing - arm->start);
        shortest = MIN (shortest, i - 1);
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *at = tc_bytes_find (text + arm->start, end - arm->start, joints[i], strlen (joints[i]));

      if (at != NULL && at > text + arm->start)
        shortest = MIN (shortest, (gsize) (at - text));
    }
  if (shortest < end && shortest > arm->start + 2)
    add_label (arm, text + arm->start, shortest - arm->start);
}

static void
add_all (TcArm             *arm,
         const char *const *names)
{
  for (; *names != NULL; names++)
    add_alias (arm, *names, strlen (*names));
}

static guint
count_role (GPtrArray *arms,
            TcArmRole  role,
            TcArmRole  or_role)
{
  guint n = 0;

  for (guint i = 0; i < arms->len; i++)
    {
      const TcArm *arm = g_ptr_array_index (arms, i);

      n += arm->role == role || arm->role == or_role;
    }
  return n;
}

/* "surgery alone" beside "surgery and radiation". */
static void
find_alone (GPtrArray *arms)
{
  TcArm *found = NULL;

  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);

      if (arm->role != TC_ARM_UNKNOWN && arm->role != TC_ARM_EXPERIMENTAL)
        return;
      if (!g_str_has_suffix (arm->label, " alone") && !g_str_has_suffix (arm->label, " only"))
        continue;
      if (found != NULL)
        return;
      found = arm;
    }
  if (found != NULL && arms->len == 2)
    found->role = TC_ARM_CONTROL;
}

/* "The control group and the observation group": those who are observed are tried on, where others are the control. */
static void
find_observed (GPtrArray *arms)
{
  for (guint i = 0; arms->len == 2 && i < 2; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);
      g_autofree char *label = g_ascii_strdown (arm->label, -1);

      if (g_str_has_prefix (label, "observation group") &&
          ((const TcArm *) g_ptr_array_index (arms, 1 - i))->role == TC_ARM_CONTROL)
        arm->role = TC_ARM_EXPERIMENTAL;
    }
}

/* One arm is the comparator: the others are what is tried. */
static void
complete_roles (GPtrArray *arms)
{
  guint known = 0;

  for (guint i = 0; i < arms->len; i++)
    known += ((const TcArm *) g_ptr_array_index (arms, i))->role >= TC_ARM_CONTROL;
  for (guint i = 0; known == 1 && i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);

      if (arm->role == TC_ARM_UNKNOWN)
        arm->role = TC_ARM_EXPERIMENTAL;
    }
}

static void
remove_alias (TcArm *arm,
              guint  at)
{
  g_ptr_array_remove_index (arm->aliases, at);
  if (at < arm->n_names)
    arm->n_names--;
}

static void
drop_shared_aliases (GPtrArray *arms)
{
  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);

      for (guint k = arm->aliases->len; k > 0; k--)
        {
          const char *alias = g_ptr_array_index (arm->aliases, k - 1);
          gboolean shared = FALSE;

          for (guint m = 0; m < arms->len; m++)
            {
              TcArm *other = g_ptr_array_index (arms, m);
              guint at;

              if (m == i || !g_ptr_array_find_with_equal_func (other->aliases, alias, g_str_equal,
                                                               &at))
                continue;
              /* The whole name of one arm outweighs a part of the other's. */
              shared = shared || at < other->n_names || k - 1 >= arm->n_names;
              if (at >= other->n_names || k - 1 < arm->n_names)
                remove_alias (other, at);
            }
          if (shared)
            remove_alias (arm, k - 1);
        }
    }
}

/* A long description with "(A group)" behind it is called by that; else it, and a name with a dose behind it, is
 * cut before its bracket. */
static void
shorten_label (TcArm         *arm,
               const TcProse *document)
{
  const char *text = document->normal->text;
  const char *open = tc_bytes_find (text + arm->start, arm->end - arm->start, " (", 2);
  const char *with = tc_bytes_find (text + arm->start, arm->end - arm->start, " with ", 6);
  gsize last = arm->end;

  if (open == NULL)
    return;
  /* "ultrasound-guided (US) blocks with A": the name goes on behind a short form of its beginning. */
  if (open - text - arm->start < MAX_LABEL / 3 && with != NULL && with > open && text[arm->end - 1] != ')')
    open = with;
  if (text[arm->end - 1] == ')')
    {
      while (last > arm->start && text[last - 1] != '(')
        last--;
      if (tc_bytes_find (text + last, arm->end - last, " group", 6) != NULL ||
          tc_bytes_find (text + last, arm->end - last, " arm", 4) != NULL)
        {
          g_free (arm->label);
          arm->label = tc_prose_reported (document, last, arm->end - 1);
          return;
        }
    }
  if (arm->end - arm->start > MAX_LABEL ||
      (text[arm->end - 1] == ')' && g_ascii_isdigit (text[last])))
    {
      g_free (arm->label);
      arm->label = tc_prose_reported (document, arm->start, open - text);
    }
}

/* "Room air (control group, n = 29)": what the report calls the control is it. */
static void
find_called_control (GPtrArray *arms)
{
  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);

      if (arm->role == TC_ARM_UNKNOWN &&
          (g_ptr_array_find_with_equal_func (arm->aliases, "control", g_str_equal, NULL) ||
           g_ptr_array_find_with_equal_func (arm->aliases, "controls", g_str_equal, NULL)))
        arm->role = TC_ARM_CONTROL;
    }
  complete_roles (arms);
}

/**
 * tc_arms_name:
 * @arms: (element-type TcArm): all arms of a trial
 * @document: where they were found
 *
 * Settles what each arm is in the comparison, and by which words the report may call it.
 */
void
tc_arms_name (GPtrArray     *arms,
              const TcProse *document)
{
  gboolean single_tried;
  gboolean single_control;

  find_alone (arms);
  find_observed (arms);
  complete_roles (arms);
  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);

      add_parts (arm, document->normal->text);
      shorten_label (arm, document);
      read_brackets (arm, document);
    }
  drop_shared_aliases (arms);
  find_called_control (arms);
  single_tried = count_role (arms, TC_ARM_EXPERIMENTAL, TC_ARM_EXPERIMENTAL) == 1;
  single_control = arms->len - count_role (arms, TC_ARM_EXPERIMENTAL, TC_ARM_UNKNOWN) == 1;
  for (guint i = 0; i < arms->len; i++)
    {
      TcArm *arm = g_ptr_array_index (arms, i);

      if (arm->role == TC_ARM_EXPERIMENTAL && single_tried)
        add_all (arm, experimental_names);
      else if (arm->role >= TC_ARM_CONTROL && single_control)
        {
          add_all (arm, control_names);
          if (arm->role == TC_ARM_PLACEBO)
            add_all (arm, placebo_names);
          else if (arm->role == TC_ARM_SHAM)
            add_all (arm, sham_names);
        }
    }
}

