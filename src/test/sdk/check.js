/* Genesys' own SDK, pointed at the sandbox by its gateway setting and otherwise as published. */
const assert = require("node:assert");
const genesys = require("purecloud-platform-client-v2");

const [base, clientId, clientSecret, webhook] = process.argv.slice(2);
const { hostname, port, protocol, pathname } = new URL(base);

const client = genesys.ApiClient.instance;
client.config.setGateway({
  host: hostname,
  port: Number(port),
  protocol: protocol.replace(":", ""),
  path_params_login: `${pathname}/login`,
  path_params_api: pathname,
});

const conversations = new genesys.ConversationsApi();
const routing = new genesys.RoutingApi();

async function until(done, read) {
  for (let i = 0; i < 50; i++) {
    const found = await read();
    if (done(found)) {
      return found;
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error("never came");
}

async function account() {
  assert.equal((await new genesys.OrganizationApi().getOrganizationsMe()).state, "active");
  assert.equal((await new genesys.TokensApi().getTokensMe()).OAuthClient.id, clientId);
  assert.ok((await new genesys.AuthorizationApi().getAuthorizationSubjectsMe()).grants.length);
  assert.ok((await new genesys.UtilitiesApi().getIpranges()).entities.length);
  const channel = await new genesys.NotificationsApi().postNotificationsChannels();
  assert.ok(channel.connectUri.startsWith("wss://"));
}

async function integration() {
  const setting = await conversations.postConversationsMessagingSettings({
    name: "Livechat",
    event: { typing: { on: { inbound: "Enabled", outbound: "Enabled" } } },
  });
  const made = await conversations.postConversationsMessagingIntegrationsOpen({
    name: "SDK (Animal)",
    outboundNotificationWebhookUrl: webhook,
    outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef",
    messagingSetting: { id: setting.id },
  });
  const ready = await until(
    (each) => each.createStatus === "Completed",
    () => conversations.getConversationsMessagingIntegrationsOpenIntegrationId(made.id));
  const recipient = await routing.getRoutingMessageRecipient(ready.recipient.id);
  assert.equal(recipient.messengerType, "open");
  await conversations.patchConversationsMessagingIntegrationsOpenIntegrationId(ready.id, { name: "SDK, renamed (Animal)" });
  const all = await conversations.getConversationsMessagingIntegrationsOpen({ pageSize: 100 });
  assert.ok(all.entities.some((each) => each.name === "SDK, renamed (Animal)"));
  return ready;
}

async function queues() {
  const [queue] = (await routing.getRoutingQueues({ name: "*nima*" })).entities;
  assert.equal(queue.name, "Animal");
  await routing.getRoutingQueueEstimatedwaittime(queue.id);
  await routing.getRoutingQueueMediatypeEstimatedwaittime(queue.id, "message");
  const observed = await new genesys.AnalyticsApi().postAnalyticsQueuesObservationsQuery({
    filter: { type: "and", predicates: [{ type: "dimension", dimension: "queueId", operator: "matches", value: queue.id }] },
    metrics: ["oOnQueueUsers", "oWaiting"],
  });
  assert.ok(observed.results.some((each) => each.group.queueId === queue.id && each.group.mediaType === "message"));
}

async function chat(id) {
  const from = { id: `sdk-${Date.now()}`, idType: "Opaque", nickname: "Ana" };
  const channel = { messageId: "m-1", from, time: new Date().toISOString() };
  const sent = await conversations.postConversationsMessageInboundOpenMessage(
    id, { channel, text: "Bonjour" }, { prefetchConversationId: true });
  assert.match(sent.id, /^[0-9a-f]{32}$/);
  await conversations.postConversationsMessageInboundOpenEvent(
    id, { channel: { from, time: new Date().toISOString() }, events: [{ eventType: "Typing" }] });
  const read = await conversations.getConversationsMessage(sent.conversationId);
  assert.deepEqual(read.participants.map((each) => each.purpose), ["customer", "acd"]);
  return { id: sent.conversationId, customer: read.participants[0].id };
}

async function end({ id, customer }) {
  await conversations.patchConversationsMessageParticipant(id, customer, { body: { state: "disconnected" } });
  const read = await conversations.getConversationsMessage(id);
  assert.ok(read.participants.every((each) => each.state === "disconnected"));
}

async function refusal() {
  await assert.rejects(conversations.getConversationsMessage("nobody"), (failure) => {
    assert.equal(failure.status, 404);
    assert.equal(failure.code, "not.found");
    return true;
  });
}

async function run() {
  await client.loginClientCredentialsGrant(clientId, clientSecret);
  await account();
  const { id } = await integration();
  const chatting = await chat(id);
  await queues();
  await end(chatting);
  await refusal();
  await conversations.deleteConversationsMessagingIntegrationsOpenIntegrationId(id);
  console.log("The SDK is content.");
}

run().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
