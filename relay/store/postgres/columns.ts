/** What `deliveryOf` reads of rows of `deliveries d join progress p using (seq)`. */
export const DELIVERY_COLUMNS = `d.id, d.event_id, d.route, d.change_index, p.state, p.attempts, d.created_at, p.due_at,
  d.lane, p.ref_index, p.in_doubt, d.redelivery_of, p.superseded_by, p.reason_code, p.reason_text,
  p.pipeline_id, p.pipeline_project, p.pipeline_url, p.pipeline_status`;
