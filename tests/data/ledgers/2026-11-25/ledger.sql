-- A practice ledger as ocop of commit e56290f (2026-11-25, format 1) left it after story.jsonl;
-- written out by the sqlite3 shell. Never made anew: the next version must open it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE till (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO till VALUES(1,'e4e2052121032fba');
CREATE TABLE journal (
  pos INTEGER PRIMARY KEY, till INTEGER NOT NULL REFERENCES till(no), seq INTEGER NOT NULL CHECK (seq > 0),
  header TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)) STRICT;
INSERT INTO journal VALUES(1,1,1,'["e4e2052121032fba","-",1,"01a2008d740070549bd831c7160126d7","ledger_begun",1,1795305600000,420,"2026-11-22","owner",null,"",null]','{"practice":true,"key":"0b7be335fdcfc1bc29de3e322978f3451f846f83c0bddd4e0625a21bb957ee55","rates":[{"class":"r0","from":"2009-01-01","percent":0},{"class":"r5","from":"2009-01-01","percent":5},{"class":"r10","from":"2009-01-01","percent":10},{"class":"r8","from":"2009-01-01","percent":10},{"class":"r8","from":"2025-07-01","percent":8},{"class":"r8","from":"2027-01-01","percent":10}]}',X'50270ec6f983c3941df326a42cc2dd42442f74f6102c94d0be33374b7effe400');
INSERT INTO journal VALUES(2,1,2,'["e4e2052121032fba","-",2,"01a2008d74017e47b038ecfdc7c61fe0","point_described",1,1795305600001,420,"2026-11-22","owner",null,"16d60717bcfa636f",null]','{"code":"Q1","name":"OCOP Bến Tre","regime":"deduction","bank":{"bin":"970436","account":"0123456789"}}',X'e111e2952d81a374d981477cd5dae7a430b0f602a6974ee093ee6939499d2b33');
INSERT INTO journal VALUES(3,1,3,'["e4e2052121032fba","Q1",3,"01a2008d740270218223d9b5ee6a0d01","staff_recorded",1,1795305600002,420,"2026-11-22","owner",null,"dbfb24905a5f8453",null]','{"code":"minh","name":"Minh","role":"manager","active":true}',X'03351e32680ad273a1b6d32757d44bbecae99c01cc19f6fd76e828d26176ad0c');
INSERT INTO journal VALUES(4,1,4,'["e4e2052121032fba","Q1",4,"01a2008d740377c18f6271b6b563c220","pin_set",1,1795305600003,420,"2026-11-22","owner",null,"8a235018db319ab6",null]','{"staff":"minh"}',X'd6c215db4cd2a8b7f4da0ce9e3ca399b12781ec458a926d99c92e3a5329c8971');
INSERT INTO journal VALUES(5,1,5,'["e4e2052121032fba","Q1",5,"01a200c63740734497abbc03f26dc67a","staff_recorded",1,1795309320000,420,"2026-11-22","owner",null,"e71b4e57ac1d29e3",null]','{"code":"lan","name":"Lan","role":"cashier","active":true}',X'c2759ff8402976d79d47b4db12e84895d7987dea67d58b50985b97102443af94');
INSERT INTO journal VALUES(6,1,6,'["e4e2052121032fba","Q1",6,"01a200c721a07186ad4a45ff84cba60b","pin_set",1,1795309380000,420,"2026-11-22","owner",null,"3b6fed3e48fb10ce",null]','{"staff":"lan"}',X'79306a6fa571d7051ffe08e344bc9c76de747066b61f7a49797f526c0c8da22c');
INSERT INTO journal VALUES(7,1,7,'["e4e2052121032fba","Q1",7,"01a200c80c0075269e47f73b0e5a050a","catalogue_recorded",1,1795309440000,420,"2026-11-22","owner",null,"c73160a3de892293",null]','{"facts":[{"producer":{"code":"DA","name":"Cty Đông Á","kind":"company"}},{"product":{"code":"KD450","name":"Kẹo dừa","producer":"DA"}},{"sku":{"code":"KD450","product":"KD450","pack":"450 g","unit":"hộp","sold_by":"piece"}},{"price":{"sku":"KD450","price":58000,"from":"2026-01-01"}},{"tax":{"sku":"KD450","class":"r8","from":"2026-01-01"}},{"producer":{"code":"OX","name":"HTX Ong Xanh","kind":"cooperative"}},{"product":{"code":"MO500","name":"Mật ong","producer":"OX"}},{"sku":{"code":"MO500","product":"MO500","pack":"500 ml","unit":"chai","sold_by":"piece","barcodes":["2900000000018"]}},{"price":{"sku":"MO500","price":120000,"from":"2026-01-01"}},{"tax":{"sku":"MO500","class":"r5","from":"2026-01-01"}},{"recognition":{"product":"MO500","stars":4,"decision":"12/QĐ","from":"2024-01-01","to":"2026-12-31"}},{"product":{"code":"TK","name":"Tôm khô","producer":"OX"}},{"sku":{"code":"TK","product":"TK","unit":"kg","sold_by":"weight"}},{"price":{"sku":"TK","price":999000,"from":"2026-01-01"}}],"source":"mau.csv","counts":{"new":3,"changed":0,"unchanged":0}}',X'6ea38080374e64e37159563da8b7d32a457a3446bc617faca2a6e8069620cab3');
INSERT INTO journal VALUES(8,1,8,'["e4e2052121032fba","Q1",8,"01a200c8f66075ce9576cd8631b3aa7b","goods_received",1,1795309500000,420,"2026-11-22","owner",null,"4246f55db00f2179",null]','{"document":"Q1-N000008","producer":"OX","delivery_note":"PXK-17","place":"shelf","lines":[{"lot":{"id":"LO-2611","sku":"MO500","producer":"OX","code":"L2611","expires":"2027-11-30","received":"2026-11-22","form":"consignment","delivery_note":"PXK-17"},"name":"Mật ong 500 ml","unit":"chai","quantity":"24"}]}',X'efe18bd631a40d02a8e31bd43bb716d0d2a8a475e753e887a5704bb420f008ea');
INSERT INTO journal VALUES(9,1,9,'["e4e2052121032fba","Q1",9,"01a200c9e0c07373895e3a67c09949cd","goods_received",1,1795309560000,420,"2026-11-22","owner",null,"8f2d872a8c359676",null]','{"document":"Q1-N000009","producer":"OX","place":"store","lines":[{"lot":{"id":"LO-TK","sku":"TK","producer":"OX","expires":"2027-03-31","received":"2026-11-22","form":"consignment"},"name":"Tôm khô","unit":"kg","quantity":"5.5"}]}',X'80883e1035f31b05ab3c309c4fcf093010b444e90790c41e8db3835aceba466f');
INSERT INTO journal VALUES(10,1,10,'["e4e2052121032fba","Q1",10,"01a200cacb2075c4942db7863192283c","shift_opened",1,1795309620000,420,"2026-11-22","lan",null,"15b6c5f580ea4cc4",null]','{"shift":1,"float_vnd":1000000}',X'0eacb050957539f57a6f478b124d09a661e2de00701faf3f5ed00c6c9272560f');
INSERT INTO journal VALUES(11,1,11,'["e4e2052121032fba","Q1",11,"01a200cbb5807d60b975e194e40182ac","sale_completed",1,1795309680000,420,"2026-11-22","lan","ban-1","bb96475e366739c0",null]','{"receipt":"Q1-000001","shift":1,"lines":[{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","producer":"OX","producer_name":"HTX Ong Xanh","stars":4,"decision":"12/QĐ","quantity":"2","price":120000,"share":10000,"amount":230000,"tax":"r5","rate":5,"vat":10952,"lots":[{"lot":"LO-2611","quantity":"2"}]}],"gross":240000,"discount":10000,"payable":230000,"vat":[{"label":"5%","amount":230000,"vat":10952}],"tenders":[{"kind":"transfer","amount":200000,"state":"waiting"},{"kind":"cash","amount":50000}],"change":20000}',X'ba0a19e550559d520fd2f3ede39aa3a7036eb7e3d0a406f8bfb96c99c3da3659');
INSERT INTO journal VALUES(12,1,12,'["e4e2052121032fba","Q1",12,"01a200cc9fe07c7882302a0d8a0fcbb9","sale_completed",1,1795309740000,420,"2026-11-22","lan",null,"cd148d357384682d",null]','{"receipt":"Q1-000002","shift":1,"lines":[{"sku":"KD450","name":"Kẹo dừa 450 g","unit":"hộp","producer":"DA","producer_name":"Cty Đông Á","quantity":"1","price":58000,"amount":58000,"tax":"r8","rate":8,"vat":4296}],"gross":58000,"payable":58000,"vat":[{"label":"8%","amount":58000,"vat":4296}],"tenders":[{"kind":"cash","amount":60000}],"change":2000}',X'd167e30502a0e7f61bf7aff008457d6ae5799697c95f51681f645290b17520c1');
INSERT INTO journal VALUES(13,1,13,'["e4e2052121032fba","Q1",13,"01a200cd8a4075548acb8dad10dd130f","sale_completed",1,1795309800000,420,"2026-11-22","lan",null,"8ad6a46bb2d607ce",null]','{"receipt":"Q1-000003","shift":1,"lines":[{"sku":"TK","name":"Tôm khô","unit":"kg","producer":"OX","producer_name":"HTX Ong Xanh","quantity":"0.255","price":999000,"share":3966,"amount":250779,"rate":10,"vat":22798,"short":"0.255"},{"sku":"KD450","name":"Kẹo dừa 450 g","unit":"hộp","producer":"DA","producer_name":"Cty Đông Á","quantity":"1","price":58000,"discount":8000,"share":779,"amount":49221,"tax":"r8","rate":8,"vat":3646}],"gross":312745,"discount":12745,"payable":300000,"vat":[{"label":"8%","amount":49221,"vat":3646},{"label":"10%","amount":250779,"vat":22798}],"tenders":[{"kind":"transfer","amount":100000},{"kind":"cash","amount":200000}]}',X'22a3cb978744d6319a5a0cfc7c5121fd62df242d8334008da8e36d6eb97ddf8c');
INSERT INTO journal VALUES(14,1,14,'["e4e2052121032fba","Q1",14,"01a200ce74a07067b9f25b8a23675276","transfer_confirmed",1,1795309860000,420,"2026-11-22","owner",null,"b1b6c24c36a6bc22",null]','{"receipt":"Q1-000001","shift":1,"amount":200000}',X'b385a1a3d96f100be8889aac34ecbb42a69e4dee4a292985528b2e886b79a32b');
INSERT INTO journal VALUES(15,1,15,'["e4e2052121032fba","Q1",15,"01a200cf5f007f9898ac974864db8dc3","sale_voided",1,1795309920000,420,"2026-11-22","owner",null,"0e1ebd7f5f3228ea",null]','{"receipt":"Q1-000002","reason":"khách đổi ý","sale":{"receipt":"Q1-000002","shift":1,"lines":[{"sku":"KD450","name":"Kẹo dừa 450 g","unit":"hộp","producer":"DA","producer_name":"Cty Đông Á","quantity":"1","price":58000,"amount":58000,"tax":"r8","rate":8,"vat":4296}],"gross":58000,"payable":58000,"vat":[{"label":"8%","amount":58000,"vat":4296}],"tenders":[{"kind":"cash","amount":60000}],"change":2000},"waiting":0}',X'f11703beaad05547704d8b276137c6b63abb5a801e6d158064e1cf37d4694686');
INSERT INTO journal VALUES(16,1,16,'["e4e2052121032fba","Q1",16,"01a200d049607ca5a23e76b606a5f81c","receipt_reprinted",1,1795309980000,420,"2026-11-22","owner",null,"9d9e3f5f3240d6a7",null]','{"receipt":"Q1-000003","copy":1}',X'3483c7cbb908669fd337e5be452b0efe7147a35ded8771b2afe680f221c6ccdd');
INSERT INTO journal VALUES(17,1,17,'["e4e2052121032fba","Q1",17,"01a200d133c07f41b11d3efdb694730a","catalogue_recorded",1,1795310040000,420,"2026-11-22","owner",null,"dc39e520dbd95208",null]','{"facts":[{"product":{"code":"BN0004","name":"Mật ong rừng","producer":"OX"}},{"sku":{"code":"BN0004","product":"BN0004","unit":"cái","sold_by":"piece","barcodes":["8930000000001"],"quick":true}},{"price":{"sku":"BN0004","price":150000,"from":"2026-11-22"}}],"counts":{"new":1,"changed":0,"unchanged":0}}',X'8e467862c282d48f137939b59a6f6aeb8f2aadc6f4f467777253600dd838e802');
INSERT INTO journal VALUES(18,1,18,'["e4e2052121032fba","Q1",18,"01a200d21e207cc4a9f0f9fbd71a948d","goods_written_off",1,1795310100000,420,"2026-11-22","owner",null,"1670ee6dd42b2d57",null]','{"document":"Q1-H000018","cause":"damaged","bearer":"shop","reason":"vỡ hũ","movements":[{"lot":"LO-2611","from":"shelf","to":"loss","quantity":"1"}]}',X'339f07b94d7963f1ed6017ad0ff4a565ec1a5e385a18add0b57bc20dd5302df6');
INSERT INTO journal VALUES(19,1,19,'["e4e2052121032fba","Q1",19,"01a200d30880798baa495a5d929ba791","goods_returned",1,1795310160000,420,"2026-11-22","owner",null,"cb363fa17fb9985e",null]','{"document":"Q1-R000019","producer":"OX","reason":"sắp hết hạn","movements":[{"lot":"LO-2611","from":"shelf","to":"producer","quantity":"2"}]}',X'3c29fce80a0cb5795a7bb6d00ce5d3ee8e7bcc4a730c8986d4988d3b45349c91');
INSERT INTO journal VALUES(20,1,20,'["e4e2052121032fba","Q1",20,"01a200d3f2e07da5bbb67a97fc1e9aff","hold_set",1,1795310220000,420,"2026-11-22","owner",null,"8722cd2f744662b1",null]','{"lot":"LO-TK","hold":"held","reason":"lấy mẫu kiểm nghiệm"}',X'b2530837c492427a8db9fded4012ab4e4d77bac26181b696b91efc4f5af72ae0');
INSERT INTO journal VALUES(21,1,21,'["e4e2052121032fba","Q1",21,"01a200d4dd407605a8b1f66106f40a8f","shift_closed",1,1795310280000,420,"2026-11-22","owner",null,"25b2c9d72901029f",null]','{"shift":1,"float_vnd":1000000,"notes":[{"note":500000,"count":2},{"note":20000,"count":2}],"counted":1040000,"expected":1230000,"over":-190000,"reason":"thối nhầm","totals":{"sales":2,"voids":1,"gross":552745,"discount":22745,"payable":530000,"vat":37396,"cash":230000,"transfer":300000,"waiting":0,"voided":58000,"cash_sales":2,"transfer_sales":2}}',X'a19f7d53b221ee16ba2e1a05c3c1dd26e08078584191302f1d938906f81bde40');
INSERT INTO journal VALUES(22,1,22,'["e4e2052121032fba","Q1",22,"01a200d5c7a07137a401d6d3c88cde84","shift_opened",1,1795310340000,420,"2026-11-22","lan",null,"a5580f89fa1a0666",null]','{"shift":2,"float_vnd":500000}',X'd0483c7cf73e5963d2ded732fef51eec9a903d09b6dcef39477f3b806bd6ab0c');
INSERT INTO journal VALUES(23,1,23,'["e4e2052121032fba","Q1",23,"01a200d6b200779fae45b3c38fd12149","sale_completed",1,1795310400000,420,"2026-11-22","lan",null,"6c6abf0d21cd4c39",null]','{"receipt":"Q1-000004","shift":2,"lines":[{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","producer":"OX","producer_name":"HTX Ong Xanh","stars":4,"decision":"12/QĐ","quantity":"1","price":120000,"amount":120000,"tax":"r5","rate":5,"vat":5714,"lots":[{"lot":"LO-2611","quantity":"1"}]}],"gross":120000,"payable":120000,"vat":[{"label":"5%","amount":120000,"vat":5714}],"tenders":[{"kind":"transfer","amount":120000,"state":"waiting"}]}',X'52ada45a178646d94f50123e2b813b0ecf455a9437ea4e90a3578080e034673c');
CREATE TABLE ticket (reference TEXT PRIMARY KEY, held INTEGER NOT NULL, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO ticket VALUES('Q1T000007',1,'{"ticket":"Q1T000007","lines":[{"sku":"MO500","quantity":"3"}],"held":true,"selected":0}',1795310460000);
CREATE TABLE outbox (id INTEGER PRIMARY KEY, lane TEXT NOT NULL, doc TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued', attempts INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '', at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE pin (staff TEXT PRIMARY KEY, hash TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, until_ms INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO pin VALUES('lan','$argon2id$v=19$m=19456,t=2,p=1$8HuEFU7IUYYtSkX/hMumCw$0bHwhZGfWAxIsjDtKiS0Uj4Ck8qAbllCTm2hDVrskOU',0,0);
INSERT INTO pin VALUES('minh','$argon2id$v=19$m=19456,t=2,p=1$GUX1MeMmN8HPYnG2tWPCIA$bL7GUIxktfRSdeCmJb5EtZt06vMcze+ityJJ64e4iw8',0,0);
CREATE TABLE aside (id TEXT PRIMARY KEY, digest TEXT NOT NULL, outcome TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES('ticket',7);
CREATE TABLE command (id TEXT PRIMARY KEY, pos INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO command VALUES('ban-1',11);
CREATE TABLE point (till INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
INSERT INTO point VALUES(1,'{"code":"Q1","name":"OCOP Bến Tre","regime":"deduction","bank":{"bin":"970436","account":"0123456789"}}');
CREATE TABLE tax_rate (class TEXT NOT NULL, from_day TEXT NOT NULL, percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (class, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO tax_rate VALUES('r0','2009-01-01',0,1795305600000,1,1);
INSERT INTO tax_rate VALUES('r10','2009-01-01',10,1795305600000,1,1);
INSERT INTO tax_rate VALUES('r5','2009-01-01',5,1795305600000,1,1);
INSERT INTO tax_rate VALUES('r8','2009-01-01',10,1795305600000,1,1);
INSERT INTO tax_rate VALUES('r8','2025-07-01',8,1795305600000,1,1);
INSERT INTO tax_rate VALUES('r8','2027-01-01',10,1795305600000,1,1);
CREATE TABLE staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('cashier', 'manager')), active INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO staff VALUES('lan','Lan','cashier',1,1795309320000,1,5);
INSERT INTO staff VALUES('minh','Minh','manager',1,1795305600002,1,3);
CREATE TABLE producer (code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, commune TEXT NOT NULL, province TEXT NOT NULL,
  place_code TEXT, place_system TEXT, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO producer VALUES('DA','Cty Đông Á','company','','',NULL,NULL,1795309440000,1,7);
INSERT INTO producer VALUES('OX','HTX Ong Xanh','cooperative','','',NULL,NULL,1795309440000,1,7);
CREATE TABLE product (code TEXT PRIMARY KEY, name TEXT NOT NULL, producer TEXT NOT NULL, group_item INTEGER, ocop_code TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO product VALUES('BN0004','Mật ong rừng','OX',NULL,'',1795310040000,1,17);
INSERT INTO product VALUES('KD450','Kẹo dừa','DA',NULL,'',1795309440000,1,7);
INSERT INTO product VALUES('MO500','Mật ong','OX',NULL,'',1795309440000,1,7);
INSERT INTO product VALUES('TK','Tôm khô','OX',NULL,'',1795309440000,1,7);
CREATE TABLE sku (code TEXT PRIMARY KEY, product TEXT NOT NULL, pack TEXT NOT NULL, unit TEXT NOT NULL, sold_by TEXT NOT NULL, quick INTEGER NOT NULL,
  search TEXT NOT NULL DEFAULT '', sort BLOB NOT NULL DEFAULT x'', at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO sku VALUES('BN0004','BN0004','','cái','piece',1,' mat ong rung| mor|| htx ong xanh|| hop tac xa# bn0004# 8930000000001#= mật ong rừng',X'291b32012b2a230130342a2300000500000000000000010000',1795310040000,1,17);
INSERT INTO sku VALUES('KD450','KD450','450 g','hộp','piece',0,' keo dua| kd| 450 g 450g| cty dong a|| cong ty cti# kd450#= kẹo dừa',X'27202b011e34190113140f01230000050000000100000000000000',1795309440000,1,7);
INSERT INTO sku VALUES('MO500','MO500','500 ml','chai','piece',0,' mat ong| mo| 500 ml 500ml| htx ong xanh|| hop tac xa# mo500# 2900000000018#= mật ong',X'291b32012b2a2301140f0f012928000005000000000000000000000000',1795309440000,1,7);
INSERT INTO sku VALUES('TK','TK','','kg','weight',0,' tom kho| tk|| htx ong xanh|| hop tac xa# tk#= tôm khô',X'322c290127242c0000000000000000',1795309440000,1,7);
CREATE TABLE barcode (sku TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (sku, code)) STRICT, WITHOUT ROWID;
INSERT INTO barcode VALUES('MO500','2900000000018');
INSERT INTO barcode VALUES('BN0004','8930000000001');
CREATE TABLE price (sku TEXT NOT NULL, from_day TEXT NOT NULL, price INTEGER NOT NULL CHECK (price > 0),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO price VALUES('BN0004','2026-11-22',150000,1795310040000,1,17);
INSERT INTO price VALUES('KD450','2026-01-01',58000,1795309440000,1,7);
INSERT INTO price VALUES('MO500','2026-01-01',120000,1795309440000,1,7);
INSERT INTO price VALUES('TK','2026-01-01',999000,1795309440000,1,7);
CREATE TABLE sku_tax (sku TEXT NOT NULL, from_day TEXT NOT NULL, class TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO sku_tax VALUES('KD450','2026-01-01','r8',1795309440000,1,7);
INSERT INTO sku_tax VALUES('MO500','2026-01-01','r5',1795309440000,1,7);
CREATE TABLE recognition (product TEXT NOT NULL, from_day TEXT NOT NULL, decision TEXT NOT NULL, to_day TEXT NOT NULL,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 3 AND 5), level TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day, decision)) STRICT, WITHOUT ROWID;
INSERT INTO recognition VALUES('MO500','2024-01-01','12/QĐ','2026-12-31',4,'',1795309440000,1,7);
CREATE TABLE shift (
  till INTEGER NOT NULL, no INTEGER NOT NULL, opened_seq INTEGER NOT NULL, opened_by TEXT NOT NULL, opened_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL,
  business_day TEXT NOT NULL, float_vnd INTEGER NOT NULL,
  sales INTEGER NOT NULL DEFAULT 0, voids INTEGER NOT NULL DEFAULT 0, gross INTEGER NOT NULL DEFAULT 0, discount INTEGER NOT NULL DEFAULT 0,
  payable INTEGER NOT NULL DEFAULT 0, vat INTEGER NOT NULL DEFAULT 0, cash INTEGER NOT NULL DEFAULT 0, transfer INTEGER NOT NULL DEFAULT 0,
  waiting INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0,
  cash_sales INTEGER NOT NULL DEFAULT 0, transfer_sales INTEGER NOT NULL DEFAULT 0, closed_seq INTEGER, closed_by TEXT,
  PRIMARY KEY (till, no), CHECK (payable = gross - discount), CHECK (payable = cash + transfer)) STRICT, WITHOUT ROWID;
INSERT INTO shift VALUES(1,1,10,'lan',1795309620000,420,'2026-11-22',1000000,2,1,552745,22745,530000,37396,230000,300000,0,58000,2,2,21,'owner');
INSERT INTO shift VALUES(1,2,22,'lan',1795310340000,420,'2026-11-22',500000,1,0,120000,0,120000,5714,0,120000,120000,0,0,1,NULL,NULL);
CREATE TABLE sale (
  till INTEGER NOT NULL, no INTEGER NOT NULL, seq INTEGER NOT NULL, shift INTEGER NOT NULL,
  payable INTEGER NOT NULL, waiting INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0, copies INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (till, no)) STRICT, WITHOUT ROWID;
INSERT INTO sale VALUES(1,1,11,1,230000,0,0,0);
INSERT INTO sale VALUES(1,2,12,1,58000,0,1,0);
INSERT INTO sale VALUES(1,3,13,1,300000,0,0,1);
INSERT INTO sale VALUES(1,4,23,2,120000,120000,0,0);
CREATE TABLE sku_day (
  business_day TEXT NOT NULL, till INTEGER NOT NULL, sku TEXT NOT NULL, quantity_milli INTEGER NOT NULL, amount INTEGER NOT NULL, vat INTEGER NOT NULL,
  PRIMARY KEY (business_day, till, sku)) STRICT, WITHOUT ROWID;
INSERT INTO sku_day VALUES('2026-11-22',1,'KD450',1000,49221,3646);
INSERT INTO sku_day VALUES('2026-11-22',1,'MO500',3000,350000,16666);
INSERT INTO sku_day VALUES('2026-11-22',1,'TK',255,250779,22798);
CREATE TABLE lot (id TEXT PRIMARY KEY, sku TEXT NOT NULL, producer TEXT NOT NULL, body TEXT NOT NULL, document TEXT NOT NULL, held INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO lot VALUES('LO-2611','MO500','OX','{"id":"LO-2611","sku":"MO500","producer":"OX","code":"L2611","expires":"2027-11-30","received":"2026-11-22","form":"consignment","delivery_note":"PXK-17"}','Q1-N000008',0);
INSERT INTO lot VALUES('LO-TK','TK','OX','{"id":"LO-TK","sku":"TK","producer":"OX","expires":"2027-03-31","received":"2026-11-22","form":"consignment"}','Q1-N000009',1);
CREATE TABLE stock (lot TEXT NOT NULL, place TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (lot, place)) STRICT, WITHOUT ROWID;
INSERT INTO stock VALUES('LO-2611','buyer',3000);
INSERT INTO stock VALUES('LO-2611','loss',1000);
INSERT INTO stock VALUES('LO-2611','producer',-22000);
INSERT INTO stock VALUES('LO-2611','shelf',18000);
INSERT INTO stock VALUES('LO-TK','producer',-5500);
INSERT INTO stock VALUES('LO-TK','store',5500);
CREATE TABLE movement (lot TEXT NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, business_day TEXT NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL CHECK (target <> source), milli INTEGER NOT NULL CHECK (milli > 0), PRIMARY KEY (lot, till, seq, n)) STRICT, WITHOUT ROWID;
INSERT INTO movement VALUES('LO-2611',1,8,0,'2026-11-22','producer','shelf',24000);
INSERT INTO movement VALUES('LO-2611',1,11,0,'2026-11-22','shelf','buyer',2000);
INSERT INTO movement VALUES('LO-2611',1,18,0,'2026-11-22','shelf','loss',1000);
INSERT INTO movement VALUES('LO-2611',1,19,0,'2026-11-22','shelf','producer',2000);
INSERT INTO movement VALUES('LO-2611',1,23,0,'2026-11-22','shelf','buyer',1000);
INSERT INTO movement VALUES('LO-TK',1,9,0,'2026-11-22','producer','store',5500);
CREATE TABLE oversold (till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (till, seq, n)) STRICT, WITHOUT ROWID;
INSERT INTO oversold VALUES(1,13,0,'TK','Q1-000003',255);
CREATE UNIQUE INDEX journal_seq ON journal(till, seq);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE INDEX product_producer ON product(producer);
CREATE INDEX sku_product ON sku(product);
CREATE INDEX barcode_code ON barcode(code);
CREATE INDEX shift_day ON shift(business_day);
CREATE INDEX sale_waiting ON sale(till, no) WHERE waiting > 0;
CREATE INDEX lot_sku ON lot(sku);

PRAGMA application_id=1329811280;
PRAGMA user_version=1;
COMMIT;
