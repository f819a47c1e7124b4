// What others do: checks the signature, answers, keeps nothing.
const express = require('express');
const crypto = require('crypto');
const fs = require('fs');

const [port, file] = process.argv.slice(2);
const secrets = new Map(fs.readFileSync(file, 'utf8').trim().split('\n').map(line => line.split(' ').slice(0, 2)));
const app = express();
app.disable('x-powered-by');
app.post('/webhooks/genesys/:key', express.raw({ type: '*/*', limit: '1mb' }), (request, response) => {
  const secret = secrets.get(request.path);
  const expected = Buffer.from('sha256=' + crypto.createHmac('sha256', secret ?? '').update(request.body).digest('base64'));
  const given = Buffer.from(request.get('X-Hub-Signature-256') ?? '');
  if (!secret || expected.length !== given.length || !crypto.timingSafeEqual(expected, given)) {
    return response.sendStatus(401);
  }
  JSON.parse(request.body);
  response.status(200).end();
});
app.listen(port, 'localhost');
