/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-results.h"

G_BEGIN_DECLS

/* How sure an arm is: named beside the number, by the order of names, the other of two, by the order of the arms. */
#define CONFIDENCE_NAMED 0.8
#define CONFIDENCE_ORDER 0.75
#define CONFIDENCE_OTHER 0.7
#define CONFIDENCE_DEFAULT 0.55

/* Longer passages are no name of an outcome. Tokens. */
#define MAX_TOKENS 18

#define VERBS                                                                                                         \
  " was were is are had has have decreased increased improved reduced fell rose dropped declined " \
  "occurred developed showed achieved reached experienced reported did differed remained became "  \
  "changed averaged demonstrated exhibited lowered gained lost caused produced revealed required " \
  "obtained received resulted yielded ranged observed found seen noted scored "

/* Words that lead to a name and are no part of it. */
#define LEADS                                                                                                         \
  " the a an mean median average overall of in for with to at by from on and or but while whereas " \
  "however moreover also respectively there no significantly significant more fewer lower higher " \
  "greater less better worse similar than compared versus vs receiving its their our these this "  \
  "that both between among groups group patients participants subjects women men estimated "       \
  "corresponding adjusted unadjusted crude observed respective similarly additionally furthermore " \
  "statistically sd se sem standard deviation error which was were had is are did not "            \
  "approximately about only was after during absolute follow up when as it values value "          \
  "respectively those who received arm arms ci finally difference differences conversely likewise " \
  "meanwhile thus hence therefore consequently st nd rd th v overall, experienced reported showed " \
  "developed achieved reached demonstrated a "

/* Words that alone are no outcome. */
#define EMPTY                                                                                                         \
  " difference differences differ differed patients patient groups group results result value "    \
  "values ci p number participants women men change changes increase decrease reduction "          \
  "improvement subjects treatment data analysis study rate rates sd n vs two three respectively "  \
  "one score scores all total significant outcome outcomes arm arms levels percent percentage male " \
  "female age ages aged sex gender years year old males females population sample confidence "     \
  "interval cases control intervention children points point compared baseline weeks months days " \
  "week month risk odds hazard ratio effect effects they them it we he she those who which that "  \
  "these this each both each, all non superior inferior noninferior superiority inferiority "      \
  "noninferiority equivalent agents drugs infants adults boys girls people persons individuals "   \
  "minute minutes hour hours day hr injection injections placebo micrometer micrometers micron "   \
  "microns contrast contrary addition "

static inline TcResult *
tc_results_get (GArray *results,
                guint   index)
{
  return &g_array_index (results, TcResult, index);
}

static inline const TcMention *
tc_mentions_get (GArray *mentions,
                 guint   index)
{
  return &g_array_index (mentions, TcMention, index);
}

gboolean tc_outcome_is_mentioned (GArray *mentions,
                                  guint   token);
gboolean tc_outcome_has_content (const TcTokens *tokens,
                                 GArray         *mentions,
                                 guint           first,
                                 guint           last);
gboolean tc_outcome_accept (const TcTokens *tokens,
                            GArray         *mentions,
                            guint           first,
                            guint           last,
                            TcResult       *result);
gboolean tc_outcome_read_behind (const TcTokens *tokens,
                                 GArray         *mentions,
                                 guint           behind,
                                 TcResult       *result);
gboolean tc_outcome_is_behind (const TcTokens *tokens,
                               GArray         *mentions,
                               guint           behind);
gboolean tc_outcome_read_inside (const TcTokens *tokens,
                                 GArray         *mentions,
                                 TcResult       *result);
gboolean tc_outcome_read_clause (const TcTokens *tokens,
                                 GArray         *mentions,
                                 guint           first,
                                 guint           last,
                                 TcResult       *result);
gboolean tc_outcome_read_before_bracket (const TcTokens *tokens,
                                         GArray         *mentions,
                                         guint           first,
                                         guint           open,
                                         TcResult       *result);
gboolean tc_outcome_read_before_inner_bracket (const TcTokens *tokens,
                                               GArray         *mentions,
                                               guint           first,
                                               guint           last,
                                               TcResult       *result);
gboolean tc_outcome_read_before_colon (const TcTokens *tokens,
                                       GArray         *mentions,
                                       guint           from,
                                       guint           colon,
                                       TcResult       *result);
gboolean tc_outcome_read_in_bracket (const TcTokens *tokens,
                                     GArray         *mentions,
                                     guint           open,
                                     guint           first,
                                     TcResult       *result);
gboolean tc_outcome_read_explained (const TcTokens *tokens,
                                    GArray         *mentions,
                                    guint           first,
                                    guint           last,
                                    TcResult       *result);
guint tc_outcome_skip_adverbial (const TcTokens *tokens,
                                 guint           first,
                                 guint           last);
gboolean tc_outcome_name_chinese (const TcTokens *tokens,
                                  GArray         *mentions,
                                  guint           from,
                                  TcResult       *result);
gboolean tc_mention_is_compared_chinese (const TcTokens  *tokens,
                                         const TcMention *mention);
gsize tc_mention_find_comparison_chinese (const TcTokens  *tokens,
                                          gsize            start,
                                          const TcMention *mention);
gboolean tc_mention_has_number_chinese (const TcTokens  *tokens,
                                        const TcMention *mention,
                                        guint            number);
gboolean tc_result_is_gained_chinese (const TcTokens *tokens,
                                      GArray         *mentions,
                                      guint           from,
                                      const TcResult *result);
gboolean tc_result_is_shared_chinese (const TcTokens *tokens,
                                      GArray         *mentions,
                                      guint           from,
                                      const TcResult *result);
gboolean tc_result_is_age_chinese (const TcTokens *tokens,
                                   const TcResult *result);
void tc_result_set_arm (TcResult        *result,
                        int              arm,
                        const TcMention *mention,
                        double           confidence);
guint tc_results_find_mention (GArray *mentions,
                               guint   token);
guint tc_results_find_other_arm (GPtrArray *arms,
                                 guint      arm);
int tc_results_find_by_total (GPtrArray         *arms,
                              const TcStatistic *statistic);
gboolean tc_results_are_change (GArray         *results,
                                guint           first,
                                guint           last,
                                GArray         *mentions,
                                const TcTokens *tokens);
gboolean tc_results_are_relative (GArray         *results,
                                  guint           first,
                                  guint           last,
                                  const TcTokens *tokens);
gboolean tc_results_are_overall (GArray         *results,
                                 guint           first,
                                 guint           last,
                                 const TcTokens *tokens);
gboolean tc_results_are_turned (const GArray *results,
                                guint         first,
                                const GArray *earlier);
gboolean tc_results_is_size (const TcTokens *tokens,
                             guint           at);
gboolean tc_results_is_linked (const TcTokens *tokens,
                               guint           first,
                               guint           last);
guint tc_results_count_chain (GArray         *mentions,
                              const TcTokens *tokens,
                              guint           index);
guint tc_results_skip_p (const TcResult *result,
                         const TcTokens *tokens);
gboolean tc_results_is_respective (const TcTokens *tokens,
                                   guint           at);
void tc_results_mark_runs (GArray         *results,
                           GArray         *mentions,
                           const TcTokens *tokens);
gboolean tc_results_attribute_before (GArray         *results,
                                      guint           first,
                                      guint           last,
                                      GArray         *mentions,
                                      GPtrArray      *arms,
                                      const TcTokens *tokens,
                                      guint           from);
void tc_results_follow_direction (GArray         *results,
                                  GPtrArray      *arms,
                                  GArray         *mentions,
                                  const TcTokens *tokens);
gboolean tc_results_are_strangers (const TcTokens    *tokens,
                                   const TcStatistic *statistic,
                                   gboolean           compared);
void tc_results_align (GArray         *results,
                       GArray         *mentions,
                       const TcTokens *tokens);
void tc_results_complete (GArray         *results,
                          GPtrArray      *arms,
                          GArray         *mentions,
                          const TcTokens *tokens,
                          gboolean        chinese);

G_END_DECLS
