/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-extract-run.h"

#include "tc-intake.h"

static GPtrArray *
expand_inputs (const char * const *names)
{
  GPtrArray *inputs = tc_inputs_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr(GFile) file = NULL;

      if (g_str_equal (names[i], "-"))
        {
          tc_inputs_add_stdin (inputs, "-");
          continue;
        }
      file = g_file_new_for_commandline_arg (names[i]);
      tc_inputs_add_file (inputs, file, names[i], NULL);
    }

  return inputs;
}

static gboolean
hand_out (TcIntakeItem  *item,
          TcExtractFunc  function,
          gpointer       user_data)
{
  if (item->error != NULL)
    {
      function (NULL, NULL, item->input->name, item->error, user_data);
      return FALSE;
    }

  for (guint i = 0; i < item->sources->len; i++)
    function (g_ptr_array_index (item->sources, i), g_ptr_array_index (item->discrepancies, i),
              item->input->name, NULL, user_data);

  return TRUE;
}

/**
 * tc_extract_run:
 * @inputs: (array zero-terminated=1): paths of files and folders, and "-" for standard input
 * @function: called for each record and each failure, in order, on the calling thread
 *
 * Reads and extracts without a project.
 *
 * Returns: %FALSE where at least one input failed
 */
gboolean
tc_extract_run (const char * const *inputs,
                TcExtractFunc       function,
                gpointer            user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcExtractor) extractor = tc_extractor_new (&error);
  g_autoptr(GPtrArray) expanded = NULL;
  g_autoptr(TcIntake) intake = NULL;
  gboolean all_well = TRUE;

  if (extractor == NULL)
    {
      function (NULL, NULL, "trial-curator", error, user_data);
      return FALSE;
    }

  expanded = expand_inputs (inputs);
  intake = tc_intake_new (expanded, extractor, NULL);
  for (;;)
    {
      g_autoptr(TcIntakeItem) item = tc_intake_next (intake);

      if (item == NULL)
        return all_well;
      all_well = hand_out (item, function, user_data) && all_well;
    }
}
