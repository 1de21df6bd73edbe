'use strict';
// Answers GET /price/<article> from the table that import-prices.js wrote.
const http = require('http');
const fs = require('fs');

const port = Number(process.env.PORT || 8080);
const table = new Map();

function load(file) {
  for (const line of fs.readFileSync(file, 'latin1').split('\n')) {
    const [article, cents] = line.split('\t');
    if (cents) table.set(article, Number(cents));
  }
}

load('/app/data/prices.db');
http.createServer((request, response) => {
  const article = decodeURIComponent(request.url.replace('/price/', ''));
  const cents = table.get(article);
  response.writeHead(cents === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ article, cents: cents ?? null }) + '\n');
}).listen(port);
