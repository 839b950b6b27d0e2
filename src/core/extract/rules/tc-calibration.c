/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-calibration.h"

#include "tc-data-resources.h"
#include "tc-json.h"

#define MEASURED "/io/github/trialcurator/TrialCurator/data/rules/measured.json"

/* A confidence as the rules give it, and how often suggestions of that confidence were right. */
typedef struct
{
  double confidence;
  double precision;
} Knot;

static void
read_field (GHashTable *curves,
            const char *field,
            JsonArray  *knots)
{
  GArray *curve = g_array_new (FALSE, FALSE, sizeof (Knot));

  for (guint i = 0; i < json_array_get_length (knots); i++)
    {
      JsonArray *pair = json_array_get_array_element (knots, i);
      const Knot knot = { json_array_get_double_element (pair, 0), json_array_get_double_element (pair, 1) };

      g_array_append_val (curve, knot);
    }
  g_hash_table_insert (curves, g_strdup (field), curve);
}

static gpointer
load (gpointer data)
{
  GHashTable *curves = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (tc_data_get_resource (), MEASURED, 0, NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (bytes != NULL, curves);
  node = tc_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  g_return_val_if_fail (node != NULL && JSON_NODE_HOLDS_OBJECT (node), curves);
  object = json_node_get_object (node);
  if (json_object_has_member (object, "calibration"))
    {
      JsonObject *calibration = json_object_get_object_member (object, "calibration");
      g_autoptr (GList) fields = json_object_get_members (calibration);

      for (GList *l = fields; l != NULL; l = l->next)
        read_field (curves, l->data, json_object_get_array_member (calibration, l->data));
    }
  return curves;
}

static double
interpolate (Knot   from,
             Knot   to,
             double confidence)
{
  if (to.confidence <= from.confidence)
    return to.precision;
  return from.precision +
         (to.precision - from.precision) * (confidence - from.confidence) / (to.confidence - from.confidence);
}

/**
 * tc_calibration_apply:
 * @field: key of a field
 * @confidence: what the rules and the finders give, from 0 to 1
 *
 * Turns a confidence into the share of suggestions that were right where the rules were equally
 * sure, as measured on texts with known answers (`calibration` in data/rules/measured.json, by
 * isotonic regression). Keeps the order of suggestions: the curve only rises, from 0 to 1. Fields
 * that were not measured keep their confidence.
 *
 * Returns: from 0 to 1
 */
double
tc_calibration_apply (const char *field,
                      double      confidence)
{
  static GOnce once = G_ONCE_INIT;
  const GArray *curve = g_hash_table_lookup (g_once (&once, load, NULL), field);
  Knot from = { 0, 0 };

  if (curve == NULL)
    return confidence;
  for (guint i = 0; i < curve->len; i++)
    {
      Knot to = g_array_index (curve, Knot, i);

      if (confidence <= to.confidence)
        return interpolate (from, to, confidence);
      from = to;
    }
  return interpolate (from, (Knot) { 1, 1 }, confidence);
}
