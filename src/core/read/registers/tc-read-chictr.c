/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <string.h>

#include "tc-lines.h"
#include "tc-read.h"
#include "tc-reader.h"
#include "tc-registry.h"
#include "tc-xml-private.h"

/* The page of a trial in the Chinese Clinical Trial Registry, saved or copied: labels in Chinese
 * and English, each with its value behind a tab or on the next lines. Arms, outcomes and places
 * come in groups, each once in Chinese and once in English. */

typedef enum
{
  GROUP_NONE,
  GROUP_ARM,
  GROUP_OUTCOME,
  GROUP_SITE,
  N_GROUPS
} GroupKind;

typedef struct
{
  const char *label;              /* without a colon at its end */
  const char *name;               /* of an element in the rules; NULL: kept as text under the label */
  GroupKind group;                /* that it belongs to */
  gboolean first;                 /* whether it begins one */
} Label;

static const Label labels[] = {
  { "注册号", "id" }, { "Registration number", "id" }, { "最近更新日期", NULL }, { "Date of Last Refreshed on", NULL },
  { "注册时间", "registered" }, { "Date of Registration", "registered" }, { "注册号状态", "status" },
  { "Registration Status", "status" }, { "注册题目", "public_title" }, { "Public title", "public_title" },
  { "注册题目简写", "acronym" }, { "English Acronym", "acronym" }, { "研究课题的正式科学名称", "title" },
  { "Scientific title", "title" }, { "Scientific title acronym", "acronym" }, { "研究课题代号(代码)", "other_id" },
  { "Study subject ID", "other_id" }, { "在二级注册机构或其它机构的注册号", "other_id" },
  { "The registration number of the Partner Registry or other register", "other_id" }, { "申请注册联系人", NULL },
  { "Applicant", NULL }, { "研究负责人", NULL }, { "Study leader", NULL }, { "申请注册联系人电话", NULL },
  { "Applicant telephone", NULL }, { "研究负责人电话", NULL }, { "Study leader's telephone", NULL },
  { "申请注册联系人传真", NULL },
  { "Applicant Fax", NULL }, { "研究负责人传真", NULL }, { "Study leader's fax", NULL },
  { "申请注册联系人电子邮件", NULL },
  { "Applicant E-mail", NULL }, { "研究负责人电子邮件", NULL }, { "Study leader's E-mail", NULL },
  { "申请单位网址(自愿提供)", NULL }, { "Applicant website(voluntary supply)", NULL },
  { "研究负责人网址(自愿提供)", NULL },
  { "Study leader's website(voluntary supply)", NULL }, { "申请注册联系人通讯地址", NULL },
  { "Applicant address", NULL },
  { "研究负责人通讯地址", NULL }, { "Study leader's address", NULL }, { "申请注册联系人邮政编码", NULL },
  { "Applicant postcode", NULL }, { "研究负责人邮政编码", NULL },
  { "Study leader's postcode", NULL }, { "申请人所在单位", NULL },
  { "Applicant's institution", NULL }, { "研究负责人所在单位", NULL }, { "Affiliation of the Leader", NULL },
  { "是否获伦理委员会批准", NULL }, { "Approved by ethic committee", NULL }, { "伦理委员会批件文号", NULL },
  { "Approved No. of ethic committee", NULL }, { "伦理委员会批件附件", NULL },
  { "Approved file of Ethical Committee", NULL },
  { "批准本研究的伦理委员会名称", NULL }, { "Name of the ethic committee", NULL }, { "伦理委员会批准日期", NULL },
  { "Date of approved by ethic committee", NULL }, { "伦理委员会联系人", NULL },
  { "Contact Name of the ethic committee", NULL },
  { "伦理委员会联系地址", NULL }, { "Contact Address of the ethic committee", NULL }, { "伦理委员会联系人电话", NULL },
  { "Contact phone of the ethic committee", NULL }, { "伦理委员会联系人邮箱", NULL },
  { "Contact email of the ethic committee", NULL },
  { "国家药监局批准文号", NULL }, { "Approved No. of MPA", NULL }, { "国家药监局批准附件", NULL },
  { "Approved file of MPA", NULL },
  { "国家药监局批准日期", NULL }, { "Date of approved by MPA", NULL }, { "研究实施负责（组长）单位", "sponsor" },
  { "Primary sponsor", "sponsor" }, { "研究实施负责（组长）单位地址", NULL }, { "Primary sponsor's address", NULL },
  { "试验主办单位", "sponsor" }, { "试验主办单位(项目批准或申办者)", "sponsor" }, { "Secondary sponsor", NULL },
  { "经费或物资来源", "funding" }, { "Source(s) of funding", "funding" },
  { "研究经费来源", "funding" }, { "研究疾病", "condition" },
  { "Target disease", "condition" }, { "研究疾病代码", NULL }, { "Target disease code", NULL }, { "研究类型", "type" },
  { "Study type", "type" }, { "研究所处阶段", "phase" }, { "Study phase", "phase" }, { "研究设计", "design" },
  { "Study design", "design" }, { "研究目的", "objective" }, { "Objectives of Study", "objective" },
  { "药物成份或治疗方案详述", "detail" }, { "Description for medicine or protocol of treatment in detail", "detail" },
  { "纳入标准", "inclusion" }, { "Inclusion criteria", "inclusion" }, { "排除标准", "exclusion" },
  { "Exclusion criteria", "exclusion" }, { "研究实施时间", "time" },
  { "Study execute time", "time" }, { "征募观察对象时间", NULL },
  { "Recruiting time", NULL }, { "干预措施", "intervention", GROUP_ARM }, { "Interventions", NULL },
  { "样本总量", "total" },
  { "Total sample size", "total" }, { "组别", "group", GROUP_ARM, TRUE }, { "Group", "group", GROUP_ARM, TRUE },
  { "样本量", "n", GROUP_ARM }, { "Sample size", "n", GROUP_ARM }, { "Intervention", "intervention", GROUP_ARM },
  { "干预措施代码", NULL, GROUP_ARM }, { "Intervention code", NULL, GROUP_ARM }, { "研究实施地点", NULL },
  { "Countries of recruitment and research settings", NULL }, { "国家", "country", GROUP_SITE, TRUE },
  { "Country", "country", GROUP_SITE, TRUE }, { "省(直辖市)", "province", GROUP_SITE },
  { "Province", "province", GROUP_SITE },
  { "市(区县)", "city", GROUP_SITE }, { "City", "city", GROUP_SITE }, { "单位(医院)", "hospital", GROUP_SITE },
  { "Institution hospital", "hospital", GROUP_SITE }, { "单位级别", NULL, GROUP_SITE },
  { "Level of the institution", NULL, GROUP_SITE },
  { "测量指标", NULL }, { "Outcomes", NULL }, { "指标中文名", "measure", GROUP_OUTCOME, TRUE },
  { "Outcome", "measure", GROUP_OUTCOME, TRUE }, { "指标类型", "kind", GROUP_OUTCOME },
  { "Type", "kind", GROUP_OUTCOME },
  { "测量时间点", "moment", GROUP_OUTCOME }, { "Measure time point of outcome", "moment", GROUP_OUTCOME },
  { "测量方法", "method", GROUP_OUTCOME }, { "Measure method", "method", GROUP_OUTCOME }, { "采集人体标本", NULL },
  { "Collecting sample(s) from participants", NULL }, { "标本中文名", NULL }, { "Sample Name", NULL },
  { "人体标本去向", NULL }, { "Fate of sample", NULL },
  { "征募研究对象情况", NULL }, { "Recruiting status", NULL }, { "年龄范围", NULL },
  { "Participant age", NULL }, { "最小", NULL },
  { "Min age", NULL }, { "最大", NULL }, { "Max age", NULL }, { "性别", NULL }, { "Gender", NULL },
  { "随机方法（请说明由何人用什么方法产生随机序列）", NULL },
  { "Randomization Procedure (please state who generates the random number sequence and by what method)", NULL },
  { "是否公开试验完成后的统计结果", NULL }, { "Calculated Results after the Study Completed public access", NULL },
  { "盲法", "blinding" }, { "Blinding", "blinding" }, { "揭盲或破盲原则和方法", NULL },
  { "Rules of uncover or ceasing blinding", NULL }, { "统计方法名称", NULL }, { "Statistical method", NULL },
  { "试验完成后的统计结果", NULL }, { "试验完成后的统计结果（上传文件）", NULL },
  { "Calculated Results after the Study Completed(upload file)", NULL }, { "是否共享原始数据",
    NULL }, { "IPD sharing", NULL },
  { "共享原始数据的方式（说明：请填入公开原始数据日期和方式，如采用网络平台，需填该网络平台名称和网址）", NULL },
  { "The way of sharing IPD”(include metadata and protocol, If use web-based public database, "
    "please provide the url)", NULL },
  { "数据采集和管理（说明：数据采集和管理由两部分组成，一为病例记录表(Case Record Form, CRF)，"
    "二为电子采集和管理系统(Electronic Data "
    "Capture, EDC)，如ResMan即为一种基于互联网的EDC", NULL },
  { "数据采集和管理", NULL }, { "Data collection and Management", NULL }, { "数据与安全监察委员会", NULL },
  { "Data and Safety Monitoring Committee", NULL }, { "研究计划书或研究结果报告发表信息", NULL },
  { "Publication information of the protocol/research results report", NULL }, { "注册人", NULL },
  { "Name of Registration", NULL },
};

static const char * const group_names[N_GROUPS] = { NULL, "arm", "outcome", "site" };

typedef struct
{
  TcXml *tree;
  const Label *label;             /* (nullable): of the value that comes */
  gboolean chinese;               /* whether it is a Chinese one */
  GString *value;
  TcXmlNode *open[N_GROUPS][2];   /* the group that was begun last, in English and in Chinese */
  gboolean has_id;
} Run;

/* --- labels ---------------------------------------------------------------------------------------- */

static gboolean
is_colon (const char *p,
          gsize      *length)
{
  *length = *p == ':' ? 1 : g_str_has_prefix (p, "\uff1a") ? 3 : 0;

  return *length > 0;
}

/* Labels that are shorter are words that a value may be too. */
#define MIN_WITHOUT_COLON 12

/* Where a text goes on behind a label; NULL where it does not begin with it. @closed gets whether
 * the label ends there: with a colon, or with the text. */
static const char *
skip_label (const char  *text,
            const Label *label,
            gboolean    *closed)
{
  gsize length = strlen (label->label);
  const char *p = text + length;
  gsize colon;

  if (g_ascii_strncasecmp (text, label->label, length) != 0)
    return NULL;
  while (*p == ' ')
    p++;
  *closed = is_colon (p, &colon) || (*p == '\0' && length >= MIN_WITHOUT_COLON);
  if (!*closed && (!g_ascii_isalpha (*p) || g_ascii_isalpha (p[-1])))
    return NULL;
  for (p += colon; *p == ' '; p++)
    ;

  return p;
}

/* The longest label that a text begins with; @rest gets what stands behind it. */
static const Label *
find_one (const char  *text,
          const char **rest,
          gboolean    *closed)
{
  const Label *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gboolean own_closed;
      const char *after = skip_label (text, &labels[i], &own_closed);

      if (after == NULL || (found != NULL && strlen (labels[i].label) <= strlen (found->label)))
        continue;
      found = &labels[i];
      *rest = after;
      *closed = own_closed;
    }

  return found;
}

/* The same, with that in the other language behind it: "样本总量 Total sample size：",
 * "注册号：Registration number：". */
static const Label *
find_label (const char  *text,
            const char **rest)
{
  gboolean closed;
  const Label *found = find_one (text, rest, &closed);
  const char *after;
  const Label *second = found != NULL && g_ascii_isalpha (**rest) ? find_one (*rest, &after, &closed) : NULL;

  if (second != NULL && g_strcmp0 (second->name, found->name) == 0)
    *rest = after;
  else if (second != NULL && !closed)
    return NULL;

  return found != NULL && closed ? found : NULL;
}

static gboolean
sniff (TcDocument *document)
{
  static const char * const words[][2] = {
    { "注册号", "Registration number" }, { "注册题目", "Public title" },
    { "研究课题的正式科学名称", "Scientific title" },
  };
  TcSlice text = { document->text, document->text + document->length };
  guint n_found = 0;

  if (tc_slice_find (text, "ChiCTR") == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    n_found += tc_slice_find (text, words[i][0]) != NULL || tc_slice_find (text, words[i][1]) != NULL;
  if (n_found < 2)
    return FALSE;

  return tc_slice_find (text, "Study design") != NULL || tc_slice_find (text, "研究设计") != NULL;
}

/* --- values ---------------------------------------------------------------------------------------- */

static TcXmlNode *
find_parent (Run         *run,
             const Label *label)
{
  TcXmlNode **open = &run->open[label->group][run->chinese];

  if (label->group == GROUP_NONE)
    return tc_xml_get_root (run->tree);
  if (label->first || *open == NULL)
    {
      const char *name = group_names[label->group];

      *open = tc_xml_append (run->tree, tc_xml_get_root (run->tree));
      (*open)->name = (TcSlice) { name, name + strlen (name) };
    }

  return *open;
}

static gboolean
is_number (const char *value)
{
  return g_ascii_strncasecmp (value, "ChiCTR", 6) == 0;
}

/* Above the arms stand the same words without a value; above a form for searching, the words for the number. */
static void
end_value (Run *run)
{
  char *value = g_strstrip (g_strdup (run->value->str));
  const Label *label = run->label;
  const char *name;
  gboolean is_id;

  run->label = NULL;
  g_string_truncate (run->value, 0);
  if (label == NULL || *value == '\0')
    {
      g_free (value);
      return;
    }
  is_id = g_strcmp0 (label->name, "id") == 0;
  name = label->name != NULL && !(is_id && run->has_id && !is_number (value)) ? label->name : label->label;
  run->has_id |= is_id;
  tc_xml_append_leaf (run->tree, find_parent (run, label), name, tc_xml_take_string (run->tree, value));
}

static void
read_cell (Run        *run,
           const char *text)
{
  const char *rest;
  const Label *label = find_label (text, &rest);

  if (label == NULL)
    {
      if (run->label != NULL)
        g_string_append_printf (run->value, "%s%s", run->value->len > 0 ? "\n" : "", text);
      return;
    }
  end_value (run);
  run->label = label;
  run->chinese = (guchar) *label->label >= 0x80;
  g_string_append (run->value, rest);
}

/* --- groups ---------------------------------------------------------------------------------------- */

static TcXmlNode *
next_group (TcXmlNode  *node,
            const char *name)
{
  while (node != NULL && !tc_xml_is (node, name))
    node = node->next;

  return node;
}

/* Numbers stand in the Chinese row only. */
static void
share_sizes (Run *run)
{
  g_autoptr (GString) sizes = g_string_new ("arms: ");
  TcXmlNode *root = tc_xml_get_root (run->tree);
  g_autofree char *last = NULL;
  gboolean any = FALSE;

  for (TcXmlNode *arm = next_group (root->first, "arm"); arm != NULL; arm = next_group (arm->next, "arm"))
    {
      TcXmlNode *own = tc_xml_child (arm, "n");

      if (own == NULL && last != NULL)
        tc_xml_append_leaf (run->tree, arm, "n", tc_xml_take_string (run->tree, g_steal_pointer (&last)));
      g_clear_pointer (&last, g_free);
      if (own == NULL)
        continue;
      last = tc_xml_dup_text (own);
      g_string_append_printf (sizes, "%s%s", any ? "; " : "", last);
      any = TRUE;
    }
  if (any && tc_xml_child (root, "total") == NULL)
    tc_xml_append_leaf (run->tree, root, "total", tc_xml_take_string (run->tree, g_strdup (sizes->str)));
}

static void
name_outcomes (Run *run)
{
  for (TcXmlNode *node = next_group (tc_xml_get_root (run->tree)->first, "outcome"); node != NULL;
       node = next_group (node->next, "outcome"))
    {
      TcXmlNode *kind = tc_xml_child (node, "kind");
      g_autofree char *text = kind != NULL ? tc_xml_dup_text (kind) : g_strdup ("");

      if (strstr (text, "主要") != NULL || strstr (text, "Primary") != NULL)
        node->name = (TcSlice) { "primary", &"primary"[7] };
      else if (strstr (text, "次要") != NULL || strstr (text, "Secondary") != NULL)
        node->name = (TcSlice) { "secondary", &"secondary"[9] };
      else
        continue;
      kind->taken = TRUE;
    }
}

/* --- records --------------------------------------------------------------------------------------- */

static void
run_init (Run *run)
{
  *run = (Run) { .tree = tc_xml_new (), .value = g_string_new (NULL) };
}

static gboolean
finish_record (Run        *run,
               GPtrArray  *sources,
               GError    **error)
{
  g_autoptr (TcXml) tree = run->tree;
  TcSource *source;

  end_value (run);
  share_sizes (run);
  name_outcomes (run);
  g_string_free (run->value, TRUE);
  source = tc_registry_new_source (&tc_registry_chictr, tc_xml_get_root (tree), FALSE, "reader.chictr.", error);
  if (source != NULL)
    g_ptr_array_add (sources, source);

  return source != NULL;
}

/* A cell, or a line without any; one after the other, as a text may have very many of them. */
static gboolean
next_cell (const char **p,
           char       **cell)
{
  gsize length;

  g_clear_pointer (cell, g_free);
  *p += strspn (*p, "\r\n\t ");
  length = strcspn (*p, "\r\n\t");
  if (length == 0)
    return FALSE;
  *cell = g_strchomp (g_strndup (*p, length));
  *p += length;

  return TRUE;
}

/* The number of a trial again is that of the next one. Whether there is one, what follows the words
 * for it at @p tells. */
static gboolean
begins_record (const Run  *run,
               const char *cell,
               const char *p)
{
  const char *rest;
  const Label *label = run->has_id ? find_label (cell, &rest) : NULL;
  g_autofree char *next = NULL;

  if (label == NULL || g_strcmp0 (label->name, "id") != 0)
    return FALSE;
  if (*rest == '\0' && next_cell (&p, &next))
    rest = next;

  return is_number (rest);
}

static GPtrArray *
read_document (TcDocument  *document,
               GError     **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_source_unref);
  g_autofree char *cell = NULL;
  const char *p = document->text;
  Run run;

  run_init (&run);
  while (next_cell (&p, &cell))
    {
      if (begins_record (&run, cell, p))
        {
          if (!finish_record (&run, sources, error))
            return NULL;
          run_init (&run);
        }
      read_cell (&run, cell);
    }
  if (!finish_record (&run, sources, error))
    return NULL;

  return g_steal_pointer (&sources);
}

const TcReader tc_reader_chictr = { .id = "chictr", .sniff = sniff, .read = read_document };
