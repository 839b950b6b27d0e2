/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>

#include "read-test.h"
#include "tc-read.h"
#include "tc-registry.h"
#include "tc-xml-json.h"
#include "tc-json.h"

/* Tests: tc-read.c tc-registry.c tc-registry-tables.c tc-registry-values.c tc-xml-json.c
 * Through them: tc-readers.c tc-read-registry-json.c tc-read-registry-xml.c tc-registry-maps.c tc-registry-write.c
 * tc-registry-suggest.c */

static const struct
{
  TcRegistryTopic topic;
  const char *text;
  const char *value;
} options[] = {
  { TC_REGISTRY_PHASE, "Phase 3", "Phase 3" }, { TC_REGISTRY_PHASE, "PHASE2; PHASE3", "Phase 2/Phase 3" },
  { TC_REGISTRY_PHASE, "Phase I/II", "Phase 1/Phase 2" }, { TC_REGISTRY_PHASE, "Phase IIb", "Phase 2" },
  { TC_REGISTRY_PHASE, "Early Phase 1", "Early Phase 1" }, { TC_REGISTRY_PHASE, "Phase 0", "Early Phase 1" },
  { TC_REGISTRY_PHASE, "Ⅳ期", "Phase 4" }, { TC_REGISTRY_PHASE, "N/A", "Not Applicable" },
  { TC_REGISTRY_PHASE, "Human pharmacology (Phase I): no Therapeutic exploratory (Phase II): yes", "Phase 2" },
  { TC_REGISTRY_PHASE, "Phase 1/2/3", NULL }, { TC_REGISTRY_PHASE, "", NULL },
  { TC_REGISTRY_ALLOCATION, "Non-Randomized", "Non-Randomized" }, { TC_REGISTRY_ALLOCATION, "随机对照", "Randomized" },
  { TC_REGISTRY_ALLOCATION, "Randomised controlled trial", "Randomized" }, { TC_REGISTRY_ALLOCATION, "cohort", NULL },
  { TC_REGISTRY_MASKING, "Double (Participant)", "Double" }, { TC_REGISTRY_MASKING, "Single", "Single" },
  { TC_REGISTRY_MASKING, "single group", NULL }, { TC_REGISTRY_MASKING, "None (Open Label)", "None (Open Label)" },
  { TC_REGISTRY_MASKING, "双盲", "Double" }, { TC_REGISTRY_MODEL, "Crossover Assignment", "Crossover" },
  { TC_REGISTRY_MODEL, "平行对照", "Parallel" }, { TC_REGISTRY_CENTRES, "Multi-centre study", "multicentre" },
  { TC_REGISTRY_TITLE, "double", NULL },
};

static void
test_options (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    g_assert_cmpstr (tc_registry_find_option (options[i].topic, options[i].text), ==, options[i].value);

  g_assert_cmpstr (tc_registry_find_role ("PLACEBO_COMPARATOR"), ==, "Placebo Comparator");
  g_assert_null (tc_registry_find_role ("hum"));
  g_assert_cmpstr (tc_registry_find_control ("Sham Comparator"), ==, "sham");
  g_assert_cmpstr (tc_registry_find_country ("Korea, Republic of"), ==, "South Korea");
  g_assert_cmpstr (tc_registry_find_country ("Sampleland"), ==, "Sampleland");
}

static void
test_ids (void)
{
  static const struct { const char *text; const char *id; } ids[] = {
    { "NCT99900001", "NCT99900001" }, { "2011-006254-85", "EudraCT 2011-006254-85" },
    { "EUCTR2011-006254-85-DE", "EudraCT 2011-006254-85" }, { "2022-501234-37-00", "2022-501234-37-00" },
    { "ISRCTN99900001", "ISRCTN99900001" }, { "HUM-1", NULL }, { "NCT", NULL }, { "NCT99900001 and more", NULL }, { "", NULL },
  };
  static const struct { const char *text; const char *quiet; } shouts[] = {
    { "NON_RANDOMIZED", "Non randomized" }, { "PHASE2", "Phase 2" }, { "NA", "N/A" }, { "Hum", "Hum" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *id = tc_registry_dup_id (ids[i].text);

      g_assert_cmpstr (id, ==, ids[i].id);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (shouts); i++)
    {
      g_autofree char *quiet = tc_registry_dup_quiet (shouts[i].text);

      g_assert_cmpstr (quiet, ==, shouts[i].quiet);
    }
}

static void
test_json_tree (void)
{
  static const char text[] = "{\"a\":[{\"b\":1.5},{\"b\":\"x\\n\\ny\"}],\"c\":null,\"d\":true,\"e\":\"\"}";
  g_autoptr (JsonNode) json = tc_json_parse (text, strlen (text), NULL);
  g_autoptr (TcXml) tree = tc_xml_new_for_json (json);
  TcXmlNode *root = tc_xml_get_root (tree);
  TcXmlNode *a = tc_xml_child (root, "a");
  g_autofree char *first = tc_xml_dup_text (tc_xml_find (root, "a/b"));
  g_autofree char *second = tc_xml_dup_text (tc_xml_child (tc_xml_next (a, "a"), "b"));
  g_autofree char *yes = tc_xml_dup_text (tc_xml_child (root, "d"));

  g_assert_cmpstr (first, ==, "1.5");
  g_assert_cmpstr (second, ==, "x\ny");
  g_assert_cmpstr (yes, ==, "true");
  g_assert_null (tc_xml_child (root, "c"));
  g_assert_null (tc_xml_child (root, "e")->first);
}

/* A rule of a map is tried on a record without a file. */
static void
test_damaged (void)
{
  static const char text[] = "<Public_title>Humming</Public_title>";
  g_autoptr (TcXml) xml = tc_xml_parse (text, strlen (text), NULL);
  g_autoptr (TcSource) source = tc_registry_new_source (&tc_registry_ictrp, tc_xml_get_root (xml), TRUE, "x.", NULL);
  g_autoptr (TcXml) nothing = tc_xml_parse ("", 0, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (source->text, ==, "Title: Humming\n");
  g_assert_cmpuint (source->warnings->len, ==, 1);
  g_assert_null (tc_registry_new_source (&tc_registry_ictrp, tc_xml_get_root (nothing), FALSE, "x.", &error));
  g_assert_error (error, TC_READ_ERROR, TC_READ_ERROR_MALFORMED);
}

/* A record of each format, and what it says. */
static const struct
{
  const char *name;
  const char *record;
  const char *fields;
} records[] = {
  { "ctgov2",
    "{\"studies\":[{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT99900001\",\"officialTitle\":\"A Trial of Humming\","
    "\"briefTitle\":\"Humming\",\"secondaryIdInfos\":[{\"id\":\"2031-000254-85\",\"type\":\"EUDRACT_NUMBER\"}]},"
    "\"statusModule\":{\"overallStatus\":\"COMPLETED\",\"studyFirstPostDateStruct\":{\"date\":\"2031-02-28\"}},"
    "\"sponsorCollaboratorsModule\":{\"leadSponsor\":{\"name\":\"Sample University\"}},"
    "\"conditionsModule\":{\"conditions\":[\"Silence\",\"Quiet\"]},\"designModule\":{\"studyType\":\"INTERVENTIONAL\","
    "\"phases\":[\"PHASE2\",\"PHASE3\"],\"designInfo\":{\"allocation\":\"RANDOMIZED\",\"interventionModel\":\"PARALLEL\","
    "\"maskingInfo\":{\"masking\":\"DOUBLE\",\"whoMasked\":[\"PARTICIPANT\",\"INVESTIGATOR\"]}},"
    "\"enrollmentInfo\":{\"count\":40,\"type\":\"ACTUAL\"}},\"armsInterventionsModule\":{\"armGroups\":[{\"label\":\"Hum\","
    "\"type\":\"EXPERIMENTAL\"},{\"label\":\"Silence\",\"type\":\"SHAM_COMPARATOR\"}],\"interventions\":[{\"type\":\"OTHER\","
    "\"name\":\"Humming\",\"description\":\"p \\\\< 0.05\"}]},\"outcomesModule\":{\"primaryOutcomes\":[{\"measure\":\"Volume\","
    "\"timeFrame\":\"Week 4\"}]},\"contactsLocationsModule\":{\"locations\":[{\"facility\":\"A\",\"country\":\"Turkey\"},"
    "{\"facility\":\"B\",\"country\":\"Turkey\"}]}}}]}",
    "title: A Trial of Humming\nregistry_ids: NCT99900001\nregistry_ids: EudraCT 2031-000254-85\n"
    "publication_date: 2031-02-28\nyear: 2031\nfunding: Sample University\nphase: Phase 2/Phase 3\n"
    "allocation: Randomized\nmasking: Double\nintervention_model: Parallel\nn_enrolled: 40\ncountry: Türkiye\n"
    "condition: Silence; Quiet\narms: label: Hum, role: Experimental\narms: label: Silence, role: Sham Comparator\ncontrol: sham\n"
    "intervention: Humming\nprimary_endpoints: Volume\ncentres: multicentre\n" },
  { "ctgov1",
    "{\"FullStudiesResponse\":{\"NStudiesFound\":1,\"FullStudies\":[{\"Rank\":1,\"Study\":{\"ProtocolSection\":{\"IdentificationModule\":"
    "{\"NCTId\":\"NCT99900021\",\"BriefTitle\":\"Humming\"},\"StatusModule\":{\"StudyFirstPostDateStruct\":"
    "{\"StudyFirstPostDate\":\"February 28, 2031\"}},\"DesignModule\":{\"PhaseList\":{\"Phase\":[\"Phase 1\",\"Phase 2\"]},"
    "\"EnrollmentInfo\":{\"EnrollmentCount\":\"40\",\"EnrollmentType\":\"Actual\"}},\"OutcomesModule\":{\"PrimaryOutcomeList\":"
    "{\"PrimaryOutcome\":[{\"PrimaryOutcomeMeasure\":\"Volume\"}]}}}}}]}}",
    "title: Humming\nregistry_ids: NCT99900021\npublication_date: February 28, 2031\nyear: 2031\nphase: Phase 1/Phase 2\n"
    "n_enrolled: 40\nprimary_endpoints: Volume\n" },
  { "ctgov-xml",
    "<?xml version=\"1.0\"?><clinical_study rank=\"1\"><id_info><nct_id>NCT99900002</nct_id></id_info>"
    "<brief_title>Humming</brief_title><sponsors><lead_sponsor><agency>Sample Co</agency></lead_sponsor></sponsors>"
    "<phase>Phase 1/Phase 2</phase><study_design_info><masking>None (Open Label)</masking></study_design_info>"
    "<enrollment type=\"Actual\">1,200</enrollment><condition>Quiet</condition><primary_outcome><measure>Volume</measure>"
    "</primary_outcome></clinical_study>",
    "title: Humming\nregistry_ids: NCT99900002\nfunding: Sample Co\nphase: Phase 1/Phase 2\nmasking: None (Open Label)\n"
    "n_enrolled: 1200\ncondition: Quiet\nprimary_endpoints: Volume\n" },
  { "isrctn-xml",
    "<allTrials totalCount=\"1\"><fullTrial><trial><isrctn>99900003</isrctn><trialDescription><title>Humming</title></trialDescription>"
    "<trialDesign><studyDesign>Multi-centre randomised double-blind crossover trial</studyDesign></trialDesign>"
    "<participants><recruitmentCountries><country>England</country></recruitmentCountries><targetEnrolment>30</targetEnrolment>"
    "</participants></trial></fullTrial></allTrials>",
    "title: Humming\nregistry_ids: ISRCTN99900003\nallocation: Randomized\nmasking: Double\nintervention_model: Crossover\n"
    "centres: multicentre\nn_enrolled: 30\ncountry: United Kingdom\n" },
  { "isrctn-whole",
    "<?xml version=\"1.0\"?><allTrials xmlns=\"http://www.67bricks.com/isrctn\" totalCount=\"1\"><fullTrial><trial version=\"2\">"
    "<isrctn dateAssigned=\"2031-02-28T00:00:00.000Z\">99900004</isrctn><trialDescription><title>Humming</title></trialDescription>"
    "</trial><contact><surname>Testperson</surname></contact><sponsor><organisation>Sample University</organisation></sponsor>"
    "<funder><name>Sample Fund</name></funder></fullTrial></allTrials>",
    "title: Humming\nregistry_ids: ISRCTN99900004\npublication_date: 2031-02-28\nyear: 2031\nfunding: Sample Fund\n" },
  { "ctis-later",
    "{\"ctNumber\":\"2031-500008-11-00\",\"ctStatus\":\"Ended\",\"startDateEU\":\"2031-03-01\",\"authorizedApplication\":{"
    "\"authorizedPartI\":{\"trialDetails\":{\"clinicalTrialIdentifiers\":{\"fullTitle\":\"Humming\",\"secondaryIdentifyingNumbers\":"
    "{\"nctNumber\":{\"number\":\"NCT99900018\"}}},\"trialInformation\":{\"trialCategory\":{\"trialPhase\":\"10\"},\"endPoint\":"
    "{\"primaryEndPoints\":[{\"endPoint\":\"Volume\"}]}}}},\"authorizedPartsII\":[{\"mscInfo\":{\"mscName\":\"Austria\"}}]}}",
    "title: Humming\nregistry_ids: 2031-500008-11-00\nregistry_ids: NCT99900018\nphase: Phase 2/Phase 3\ncountry: Austria\n"
    "primary_endpoints: Volume\n" },
  { "ictrp",
    "<Trials_downloaded_from_ICTRP><Trial><TrialID>ChiCTR9990004</TrialID><Public_title>哼唱</Public_title>"
    "<Target_size>Hum group:30;Quiet group:32;</Target_size><Countries>China;Japan</Countries><Phase>I</Phase>"
    "<Study_design>Randomized parallel controlled trial</Study_design></Trial></Trials_downloaded_from_ICTRP>",
    "title_zh: 哼唱\nregistry_ids: ChiCTR9990004\nallocation: Randomized\nintervention_model: Parallel\nphase: Phase 1\n"
    "n_enrolled: 62\ncountry: China\ncountry: Japan\n" },
  { "who",
    "<trials><trial><main><trial_id>ChiCTR9990005</trial_id><scientific_title>Humming</scientific_title><hc_freetext>Quiet</hc_freetext>"
    "</main><primary_outcome><prim_outcome>Volume</prim_outcome></primary_outcome></trial></trials>",
    "title: Humming\nregistry_ids: ChiCTR9990005\ncondition: Quiet\nprimary_endpoints: Volume\n" },
  { "euctr",
    "{\"a2_eudract_number\":\"2031-000006-11\",\"a3_full_title_of_the_trial\":\"Humming\",\"a3_full_title_of_the_trial_fr\":\"Chanter\","
    "\"a1_member_state_concerned\":\"Austria - BASG\",\"e72_therapeutic_exploratory_phase_ii\":\"Yes\","
    "\"e73_therapeutic_confirmatory_phase_iii\":\"No\",\"e812_open\":\"Yes\",\"f41_in_the_member_state\":\"24\","
    "\"e51_primary_end_points\":\"Volume\",\"e511_timepoints_of_evaluation_of_this_end_point\":\"Week 4\"}",
    "title: Humming\nregistry_ids: EudraCT 2031-000006-11\nphase: Phase 2\nmasking: None (Open Label)\nn_enrolled: 24\n"
    "country: Austria\nprimary_endpoints: Volume\n" },
  { "ctis",
    "{\"ctNumber\":\"2031-500007-11-00\",\"ctStatus\":\"Ended\",\"title\":\"Humming\",\"trialPhase\":\"Therapeutic confirmatory (Phase III)\","
    "\"totalNumberEnrolled\":\"12\",\"authorizedPartI\":{\"products\":[{\"productName\":\"Humol\",\"pharmaceuticalFormDisplay\":\"N/A\"}]}}",
    "title: Humming\nregistry_ids: 2031-500007-11-00\nphase: Phase 3\nn_enrolled: 12\nintervention: Humol\n" },
};

static void
test_record (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (records[i].record, strlen (records[i].record));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_true (g_str_has_prefix (source->reader, "registry-"));
  g_assert_cmpstr (fields, ==, records[i].fields);
  g_assert_cmpuint (source->warnings->len, ==, 0);
}

/* Tables of registers, by the names of their columns. */
static const struct
{
  const char *name;
  const char *table;
  const char *fields;
} tables[] = {
  { "ictrp",
    "TrialID,Last Refreshed on,Public title,Scientific title,Source Register,Date registration,Target size,Study design,Phase,Countries,"
    "Condition,Primary outcome\n"
    "ChiCTR9990006,1 May 2031,Humming,A trial of humming,ChiCTR,28/02/2031,\"Hum:30;Quiet:32;\",Parallel,0,China;Japan,Quiet,Volume\n",
    "title: A trial of humming\nregistry_ids: ChiCTR9990006\npublication_date: 28/02/2031\nyear: 2031\nintervention_model: Parallel\n"
    "phase: Early Phase 1\nn_enrolled: 62\ncountry: China\ncountry: Japan\ncondition: Quiet\nprimary_endpoints: Volume\n" },
  { "ctgov",
    "NCT Number,Study Title,Study Status,Conditions,Interventions,Primary Outcome Measures,Sponsor,Phases,Enrollment,Study Design,"
    "Other IDs,First Posted\n"
    "NCT99900019,Humming,COMPLETED,Silence|Quiet,DRUG: Humol|OTHER: Placebo,\"Volume, how loud, Week 4|Pitch\",Sample Co,PHASE2|PHASE3,40,"
    "Allocation: RANDOMIZED|Intervention Model: PARALLEL|Masking: DOUBLE (PARTICIPANT),HUM-1|2031-000254-85,2031-02-28\n",
    "title: Humming\nregistry_ids: NCT99900019\nregistry_ids: EudraCT 2031-000254-85\npublication_date: 2031-02-28\nyear: 2031\n"
    "funding: Sample Co\nallocation: Randomized\nmasking: Double\nintervention_model: Parallel\nphase: Phase 2/Phase 3\nn_enrolled: 40\n"
    "condition: Silence; Quiet\nintervention: Humol\nprimary_endpoints: Volume, how loud, Week 4\nprimary_endpoints: Pitch\n" },
  { "ctgov-old",
    "Rank,NCT Number,Title,Status,Conditions,Phases,Enrollment,Study Designs\n"
    "1,NCT99900020,Humming,Completed,Quiet,Phase 1|Phase 2,12,Intervention Model: Single Group Assignment|Masking: None (Open Label)\n",
    "title: Humming\nregistry_ids: NCT99900020\nmasking: None (Open Label)\nintervention_model: Single Group\nphase: Phase 1/Phase 2\n"
    "n_enrolled: 12\ncondition: Quiet\n" },
};

static void
test_table (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (tables[i].table, strlen (tables[i].table));
  TcSource *source = g_ptr_array_index (sources, 0);
  g_autofree char *fields = read_test_fields (source);

  g_assert_cmpuint (sources->len, ==, 1);
  g_assert_cmpstr (source->reader, ==, "table");
  g_assert_cmpstr (fields, ==, tables[i].fields);
  g_assert_cmpuint (source->warnings->len, ==, 0);
}

/* A table that only has a column of numbers is none of a register. */
static void
test_no_table (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "Author");
  g_ptr_array_add (names, (gpointer) "NCT Number");
  g_assert_null (tc_registry_find_table (names));
  g_ptr_array_add (names, (gpointer) " study title ");
  g_assert_true (tc_registry_find_table (names) == &tc_registry_ctgov_table);
}

/* What no field takes is in the text. */
static void
test_others (void)
{
  static const char record[] =
    "{\"ctNumber\":\"2031-500007-11-00\",\"ctStatus\":\"Ended\",\"title\":\"Humming\",\"x\":{\"y\":\"unheard of\",\"z\":false,\"w\":\"\"},"
    "\"v\":[\"one\",\"one\",\"two\"]}";
  g_autoptr (GPtrArray) sources = read_test_read_bytes (record, strlen (record));
  TcSource *source = g_ptr_array_index (sources, 0);

  g_assert_cmpstr (source->text, ==,
                   "Title: Humming\n\nTrial registration:\nRegistry: CTIS\nIdentifier: 2031-500007-11-00\nStatus: Ended\n"
                   "\nOther fields:\nx y: unheard of\nv: one\nv: two\n");
}

#define STUDY(number) "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT9990000" number "\",\"briefTitle\":\"Humming\"}}}"

/* A list is cut into its records, whatever stands around it, and a broken one does no harm to the others. */
static const struct
{
  const char *name;
  const char *text;
  guint n_records;
  const char *reader;
} lists[] = {
  { "array", "[" STUDY ("1") ",\n" STUDY ("2") "]", 2, "registry-list" },
  { "page", "{\"totalCount\":2,\"studies\":[" STUDY ("1") "," STUDY ("2") "],\"nextPageToken\":\"x\"}", 2, "registry-list" },
  { "lines", STUDY ("1") "\n" STUDY ("2") "\n", 2, "registry-list" },
  { "one", STUDY ("1"), 1, "registry-list" },
  { "unheard-of", "{\"x\":{\"y\":[" STUDY ("1") "," STUDY ("2") "]}}", 2, "registry-json" },
  { "broken", "[" STUDY ("1") ",{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT99900009,}},\n" STUDY ("2") "]", 2,
    "registry-list" },
};

static void
test_list (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sources = read_test_read_bytes (lists[i].text, strlen (lists[i].text));
  TcSource *last = g_ptr_array_index (sources, sources->len - 1);

  g_assert_cmpuint (sources->len, ==, lists[i].n_records);
  g_assert_cmpstr (last->reader, ==, lists[i].reader);
  g_assert_nonnull (strstr (last->text, lists[i].n_records == 1 ? "NCT99900001" : "NCT99900002"));
}

static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    for (gsize length = 1; length < strlen (records[i].record); length++)
      {
        g_autoptr (GBytes) part = g_bytes_new (records[i].record, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) sources = tc_read_bytes ("cut", part, NULL, &error);

        g_assert_true (sources != NULL || error != NULL);
        for (guint k = 0; sources != NULL && k < sources->len; k++)
          read_test_check_record (g_ptr_array_index (sources, k));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *path = g_strconcat ("/read/registry/record/", records[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_record);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strconcat ("/read/registry/list/", lists[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_list);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/read/registry/table/", tables[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/read/registry/no-table", test_no_table);
  g_test_add_func ("/read/registry/options", test_options);
  g_test_add_func ("/read/registry/ids", test_ids);
  g_test_add_func ("/read/registry/json-tree", test_json_tree);
  g_test_add_func ("/read/registry/damaged", test_damaged);
  g_test_add_func ("/read/registry/others", test_others);
  g_test_add_func ("/read/registry/truncated", test_truncated);
  return g_test_run ();
}
