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
          tc_inputs_add_stdin (inputs, "-", NULL);
          continue;
        }
      file = g_file_new_for_commandline_arg (names[i]);
      tc_inputs_add_file (inputs, file, names[i], NULL);
    }

  return inputs;
}

static gboolean
hand_out_record (TcIntakeRecord *record,
                 const char     *name,
                 TcExtractFunc   function,
                 gpointer        user_data)
{
  g_autoptr(GError) problem = NULL;

  if (record->sources == NULL)
    {
      problem = tc_intake_record_get_problem (record);
      function (NULL, NULL, name, problem, user_data);
      return FALSE;
    }

  for (guint i = 0; i < record->sources->len; i++)
    function (g_ptr_array_index (record->sources, i), g_ptr_array_index (record->discrepancies, i),
              name, NULL, user_data);

  return TRUE;
}

static gboolean
hand_out (TcIntakeItem  *item,
          TcExtractFunc  function,
          gpointer       user_data)
{
  gboolean all_well = item->error == NULL;

  for (guint i = 0; i < item->records->len; i++)
    all_well = hand_out_record (g_ptr_array_index (item->records, i), item->input->name, function,
                                user_data) && all_well;
  if (item->error != NULL)
    function (NULL, NULL, item->input->name, item->error, user_data);

  return all_well;
}

/**
 * tc_extract_run:
 * @inputs: (array zero-terminated=1): paths of files and folders, and "-" for standard input
 * @function: called for each record and each failure, of a file or of a record in it, in order, on the calling thread
 *
 * Reads and extracts without a project.
 *
 * Returns: %FALSE where at least one input, or something in one, failed
 */
gboolean
tc_extract_run (const char * const *inputs,
                TcExtractFunc       function,
                gpointer            user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TcExtractor) extractor = tc_extractor_dup_default (&error);
  g_autoptr(GPtrArray) expanded = NULL;
  g_autoptr(TcIntake) intake = NULL;
  gboolean all_well = TRUE;

  if (extractor == NULL)
    {
      function (NULL, NULL, "trial-curator", error, user_data);
      return FALSE;
    }

  expanded = expand_inputs (inputs);
  intake = tc_intake_new (expanded, NULL, extractor, NULL);
  for (;;)
    {
      g_autoptr(TcIntakeItem) item = tc_intake_next (intake);

      if (item == NULL)
        return all_well;
      all_well = hand_out (item, function, user_data) && all_well;
    }
}
