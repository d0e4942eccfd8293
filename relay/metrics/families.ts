/** Seconds: a store on a good disk takes one thousandth, one that is in trouble takes as long as senders wait. */
const STORE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;
/** Seconds: up to the default deadline of a trigger call. */
const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/**
 * Every metric the relay gives out, by name (https://prometheus.io/docs/practices/naming/).
 *
 * Labels hold names of the configuration, codes of the error catalogue and fixed words, never what a sender sends: so nobody from
 * outside can make series.
 */
export const FAMILIES = {
  sluice_relay_build_info: gauge("Always 1; says which version runs on which Node.", "version", "node"),
  sluice_relay_deliveries: gauge("Deliveries in the store, by state; pending ones are the queue.", "state"),
  sluice_relay_oldest_undelivered_age_seconds: gauge(
    "Age of the oldest delivery that is pending or being carried; 0 when there is none.",
  ),
  sluice_relay_oldest_due_age_seconds: gauge("For how long the oldest delivery waits that could go now; 0 for none."),
  sluice_relay_attempts_in_flight: gauge("Trigger calls and look-ups under way."),
  sluice_relay_body_bytes_in_flight: gauge("Bytes of request bodies held in memory."),
  sluice_relay_store_size_bytes: gauge("Size of the store: what retention.max-size is compared with."),
  sluice_relay_store_up: gauge("1 while the store can be read and would take an event, else 0."),
  sluice_relay_dispatching: gauge("1 while deliveries are claimed and carried, else 0."),
  sluice_relay_gitlab_left_alone: gauge(
    "1 while no calls go to this GitLab, because it does not work or asked for a pause.",
    "gitlab",
  ),
  sluice_relay_forge_failing: gauge("1 while this source's forge takes no statuses.", "source"),
  sluice_relay_config_last_reload_successful: gauge("0 when the last reload was refused; 1 otherwise."),
  sluice_relay_events_total: counter(
    "Requests at a source's door, by what became of them: stored, seen-before, not-authentic, refused, not-stored, failed, ping.",
    "source",
    "outcome",
  ),
  sluice_relay_verification_failures_total: counter("Requests that were not authentic.", "source"),
  sluice_relay_deliveries_created_total: counter("Deliveries that events started.", "source"),
  sluice_relay_attempts_total: counter(
    "Attempts that ended, by purpose (trigger, look-up) and outcome: delivered, retry, look-up, held, dead.",
    "gitlab",
    "purpose",
    "outcome",
  ),
  sluice_relay_attempt_failures_total: counter(
    "Attempts that did not end in a pipeline, by error code.",
    "gitlab",
    "code",
  ),
  sluice_relay_feedback_total: counter("Statuses told to commits: sent, failed.", "source", "outcome"),
  sluice_relay_pipelines_told_total: counter("News of pipelines that GitLab sent and that belong to a delivery."),
  sluice_relay_schedule_times_total: counter("Times of schedules: started, missed.", "schedule", "outcome"),
  sluice_relay_config_reloads_total: counter("Reloads of the configuration: replaced, refused.", "outcome"),
  sluice_relay_settle_failures_total: counter("Answers of GitLab that the store could not take at once."),
  sluice_relay_events_removed_total: counter("Events that retention let go."),
  sluice_relay_refs_caught_up_total: counter("Refs that had moved without any event that said so.", "source"),
  sluice_relay_admin_refusals_total: counter("Wrong tokens at API, dashboard and metrics."),
  sluice_relay_admin_acts_total: counter("Deliveries changed by hand: release, cancel, redeliver.", "action"),
  sluice_relay_spans_lost_total: counter("Spans of traces that could not be sent."),
  sluice_relay_receive_duration_seconds: histogram(
    "From a webhook's headers until it could be answered, of those stored or seen before.",
    STORE_SECONDS,
    "source",
  ),
  sluice_relay_store_duration_seconds: histogram(
    "How long the store takes, until what it changes is on disk: persist, claim, settle.",
    STORE_SECONDS,
    "operation",
  ),
  sluice_relay_attempt_duration_seconds: histogram(
    "From the beginning of an attempt until it is settled.",
    CALL_SECONDS,
    "gitlab",
    "purpose",
  ),
  process_cpu_seconds_total: counter("Processor time the process has used, of user and system together."),
  process_start_time_seconds: gauge("When the process was started, in seconds since 1970."),
  process_resident_memory_bytes: gauge("Memory of the process that is in RAM."),
  nodejs_heap_size_used_bytes: gauge("Memory of JavaScript objects in use."),
  nodejs_external_memory_bytes: gauge("Memory held by JavaScript objects outside of the heap, buffers included."),
  nodejs_eventloop_lag_p50_seconds: gauge("Delay of the event loop since the last scrape, median."),
  nodejs_eventloop_lag_p99_seconds: gauge("Delay of the event loop since the last scrape, 99th percentile."),
  nodejs_eventloop_lag_max_seconds: gauge("Delay of the event loop since the last scrape, longest."),
} as const;

/** One metric: its type, what it says, and its labels. */
export interface Family {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets, rising; infinity is not among them. */
  readonly buckets?: readonly number[];
}

function counter<const Labels extends readonly string[]>(help: string, ...labels: Labels) {
  return { type: "counter", help, labels } as const;
}

function gauge<const Labels extends readonly string[]>(help: string, ...labels: Labels) {
  return { type: "gauge", help, labels } as const;
}

function histogram<const Labels extends readonly string[]>(
  help: string,
  buckets: readonly number[],
  ...labels: Labels
) {
  return { type: "histogram", help, labels, buckets } as const;
}
