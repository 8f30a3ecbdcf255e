// To be imported before any schema where a policy allows no code that is made from text: schemas would find out by trying,
// and the browser would report that.
import { z } from 'zod';

z.config({ jitless: true });
