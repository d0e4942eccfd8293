/** What `deliveryOf` reads of a row of `deliveries d`. */
export const DELIVERY_COLUMNS = `d.id, d.event_id, d.route, d.change_index, d.state, d.attempts, d.created_at, d.due_at,
  d.lane, d.ref_index, d.in_doubt, d.redelivery_of, d.superseded_by, d.reason_code, d.reason_text,
  d.pipeline_id, d.pipeline_project, d.pipeline_url, d.pipeline_status`;
