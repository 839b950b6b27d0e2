/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-annotation-list.h"

#include "tc-annotation-item.h"

/* GListStore of TcAnnotationItem → GtkSingleSelection → GtkListView. */
struct _TcAnnotationList
{
  GtkWidget parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *store;
  GtkPopover *menu;

  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (TcAnnotationList, tc_annotation_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_READ_ONLY,
  N_PROPS
};

enum
{
  SHOW,
  EDIT,
  DELETE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What can be done with the selected annotation, in the order of the signals that ask for it. */
static const char * const actions[N_SIGNALS] = {
  "annotation.show", "annotation.edit", "annotation.delete"
};

static void
update_actions (TcAnnotationList *self)
{
  gboolean selected = tc_annotation_list_get_selected (self) != NULL;

  for (guint i = 0; i < N_SIGNALS; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   selected && (i == SHOW || !self->read_only));
}

static void
emit_for_selected (TcAnnotationList *self,
                   guint             signal)
{
  TcAnnotation *annotation = tc_annotation_list_get_selected (self);

  if (annotation == NULL)
    return;
  g_object_ref (annotation);
  g_signal_emit (self, signals[signal], 0, annotation);
  g_object_unref (annotation);
}

static gboolean
shows (TcAnnotationList *self,
       guint             position,
       TcAnnotation     *annotation)
{
  g_autoptr(TcAnnotationItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return item != NULL && tc_annotation_item_shows (item, annotation);
}

/* Replaces what differs between the rows that stay at both ends. */
static void
splice (TcAnnotationList *self,
        GPtrArray        *annotations,
        TcCodebook       *codebook)
{
  g_autoptr(GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  guint n_new = annotations->len;
  guint head = 0;
  guint tail = 0;

  while (head < n_old && head < n_new && shows (self, head, g_ptr_array_index (annotations, head)))
    head++;
  while (tail < n_old - head && tail < n_new - head
         && shows (self, n_old - 1 - tail, g_ptr_array_index (annotations, n_new - 1 - tail)))
    tail++;
  if (head + tail == n_old && n_old == n_new)
    return;

  for (guint i = head; i < n_new - tail; i++)
    g_ptr_array_add (added, tc_annotation_item_new (g_ptr_array_index (annotations, i), codebook));
  g_list_store_splice (self->store, head, n_old - head - tail, added->pdata, added->len);
}

static void
select_position (TcAnnotationList *self,
                 guint             position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
}

/* --- callbacks and actions ------------------------------------------------------------------------ */

static void
activate_cb (TcAnnotationList *self,
             guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  emit_for_selected (self, SHOW);
}

static void
show_menu (TcAnnotationList *self,
           double            x,
           double            y)
{
  if (tc_annotation_list_get_selected (self) == NULL)
    return;
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
right_click_cb (TcAnnotationList *self,
                int               n_press,
                double            x,
                double            y,
                GtkGestureClick  *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
selected_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  guint i = 0;

  while (!g_str_equal (actions[i], name))
    i++;
  emit_for_selected (TC_ANNOTATION_LIST (widget), i);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_menu (TC_ANNOTATION_LIST (widget), 24, 24);
}

/* --- vfuncs --------------------------------------------------------------------------------------- */

static gboolean
tc_annotation_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TC_ANNOTATION_LIST (widget)->list));
}

static void
tc_annotation_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  TcAnnotationList *self = TC_ANNOTATION_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, tc_annotation_list_get_n_items (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_annotation_list_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  TcAnnotationList *self = TC_ANNOTATION_LIST (object);

  switch (prop_id)
    {
    case PROP_READ_ONLY:
      self->read_only = g_value_get_boolean (value);
      update_actions (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_annotation_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tc_annotation_list_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < N_SIGNALS; i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, selected_action);
  gtk_widget_class_install_action (widget_class, "annotation.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "annotation.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "annotation.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "annotation.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "annotation.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK,
                                       "annotation.menu", NULL);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, TC_TYPE_ANNOTATION_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, TC_TYPE_ANNOTATION);
}

static void
tc_annotation_list_class_init (TcAnnotationListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tc_annotation_list_get_property;
  object_class->set_property = tc_annotation_list_set_property;
  object_class->dispose = tc_annotation_list_dispose;
  widget_class->grab_focus = tc_annotation_list_grab_focus;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                       | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SHOW] = new_signal ("show-annotation");
  signals[EDIT] = new_signal ("edit-annotation");
  signals[DELETE] = new_signal ("delete-annotation");

  g_type_ensure (TC_TYPE_ANNOTATION_ITEM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-annotation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationList, stack);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationList, list);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationList, selection);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationList, store);
  gtk_widget_class_bind_template_child (widget_class, TcAnnotationList, menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  install_actions (widget_class);
}

static void
tc_annotation_list_init (TcAnnotationList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/* --- public --------------------------------------------------------------------------------------- */

void
tc_annotation_list_set_detail (TcAnnotationList *self,
                               TcStudyDetail    *detail)
{
  guint position;
  guint n_before;
  guint n;

  g_return_if_fail (TC_IS_ANNOTATION_LIST (self));

  position = gtk_single_selection_get_selected (self->selection);
  n_before = tc_annotation_list_get_n_items (self);
  if (detail != NULL)
    splice (self, detail->annotations, detail->codebook);
  else
    g_list_store_remove_all (self->store);
  n = tc_annotation_list_get_n_items (self);
  if (position != GTK_INVALID_LIST_POSITION && n < n_before)
    select_position (self, position);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  update_actions (self);
  if (n != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

guint
tc_annotation_list_get_n_items (TcAnnotationList *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->store));
}

void
tc_annotation_list_select (TcAnnotationList *self,
                           TcId              annotation_id)
{
  guint n;

  g_return_if_fail (TC_IS_ANNOTATION_LIST (self));

  n = tc_annotation_list_get_n_items (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TcAnnotationItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (tc_annotation_get_id (tc_annotation_item_get_annotation (item)) != annotation_id)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
    }
}

/* Returns: (transfer none) (nullable): the annotation of the selected row */
TcAnnotation *
tc_annotation_list_get_selected (TcAnnotationList *self)
{
  TcAnnotationItem *item;

  g_return_val_if_fail (TC_IS_ANNOTATION_LIST (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);
  return item != NULL ? tc_annotation_item_get_annotation (item) : NULL;
}
