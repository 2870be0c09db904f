// The catalogue of problems: code, whether a retry can help, and a sentence in Vietnamese and English that a person can act on.
// `{…}` in a sentence is filled from the problem's details. Everything may look at this file; it looks at nothing.

type Retry = 'never' | 'later' | 'slower';

type ProblemKind = {
  /** never: the same call fails again; later: it may pass by itself; slower: pass only at a slower pace. */
  readonly retry: Retry;
  readonly vi: string;
  readonly en: string;
};

const define = <Codes extends string>(table: Record<Codes, ProblemKind>) => table;

export const problems = define({
  // Fetching
  'host-not-found': { retry: 'later', vi: 'Không tìm thấy máy chủ {host}. Hãy kiểm tra địa chỉ.', en: 'The host {host} was not found. Check the address.' },
  unreachable: { retry: 'later', vi: 'Không kết nối được tới {host}: {cause}.', en: 'No connection to {host}: {cause}.' },
  'too-slow': { retry: 'later', vi: '{host} không trả lời xong trong {seconds} giây.', en: '{host} did not finish answering within {seconds} seconds.' },
  'too-large': { retry: 'never', vi: 'Trang {url} lớn hơn {limit} MB nên không được tải hết.', en: 'The page {url} is larger than {limit} MB and was not loaded.' },
  'unsafe-address': { retry: 'never', vi: 'Địa chỉ {url} dẫn vào mạng nội bộ nên bị từ chối.', en: 'The address {url} leads into a private network and is refused.' },
  'bad-address': { retry: 'never', vi: '“{url}” không phải là địa chỉ http hoặc https.', en: '"{url}" is not an http or https address.' },
  'too-many-redirects': { retry: 'never', vi: '{url} chuyển hướng quá nhiều lần.', en: '{url} redirects too many times.' },
  'forbidden-by-robots': { retry: 'never', vi: 'robots.txt của {host} không cho đọc {url}.', en: 'robots.txt of {host} does not allow {url}.' },
  'blocked-by-origin': { retry: 'slower', vi: '{host} từ chối chúng ta ({status}). Không tìm cách lách.', en: '{host} refuses us ({status}). We do not work around it.' },
  gone: { retry: 'never', vi: '{url} không còn nữa ({status}).', en: '{url} is gone ({status}).' },
  'server-error': { retry: 'later', vi: '{host} báo lỗi {status}.', en: '{host} answered with error {status}.' },
  'broken-answer': { retry: 'later', vi: 'Câu trả lời của {host} bị hỏng: {cause}.', en: 'The answer of {host} is broken: {cause}.' },
  cancelled: { retry: 'later', vi: 'Việc tải {url} đã được dừng.', en: 'Loading {url} was stopped.' },
  'no-browser': { retry: 'never', vi: 'Máy này không có Chromium nên nguồn cần chạy mã trang ({url}) chưa đọc được. Hãy cài gói chromium.', en: 'This machine has no Chromium, so the script-rendered source {url} cannot be read. Install the package chromium.' },
  // Reading
  'not-a-feed': { retry: 'later', vi: '{url} không phải là bản tin RSS, Atom hay JSON mà là {found}.', en: '{url} is not an RSS, Atom or JSON feed but {found}.' },
  'broken-feed': { retry: 'later', vi: 'Bản tin {url} bị hỏng: {cause}.', en: 'The feed {url} is broken: {cause}.' },
  'too-hard': { retry: 'later', vi: 'Đọc {url} tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng.', en: 'Reading {url} took too much time or memory and was stopped.' },
  'empty-body': { retry: 'later', vi: '{url} trả về trang trống.', en: '{url} answered with an empty body.' },
  'no-links': { retry: 'later', vi: 'Không thấy liên kết bài viết nào ở {url}.', en: 'No article links were found at {url}.' },
  'bad-pattern': { retry: 'never', vi: 'Mẫu liên kết “{pattern}” của {url} không phải là biểu thức đúng: {cause}.', en: 'The link pattern "{pattern}" of {url} is not a valid expression: {cause}.' },
  // Files and commands
  'bad-line': { retry: 'never', vi: 'Dòng {line} của {file}: {cause}.', en: 'Line {line} of {file}: {cause}.' },
  'no-such-file': { retry: 'never', vi: 'Không có tệp hoặc thư mục {file}.', en: 'There is no file or folder {file}.' },
  'not-writable': { retry: 'never', vi: 'Không ghi được tệp {file}: {cause}', en: 'The file {file} cannot be written: {cause}' },
  'bad-usage': { retry: 'never', vi: '{cause} Xem “haidang {command} --help”.', en: '{cause} See "haidang {command} --help".' },
  'no-answer': { retry: 'later', vi: '{what} không tải được: {cause}. Hãy kiểm tra đường mạng và tên, rồi thử lại.', en: '{what} could not be fetched: {cause}. Check the network and the name, then try again.' },
  'bad-model': { retry: 'never', vi: 'Mô hình trong {folder} không dùng được: {cause}.', en: 'The model in {folder} cannot be used: {cause}.' },
  'no-model': { retry: 'never', vi: 'Thư mục mô hình {folder} thiếu tệp {file}.', en: 'The model folder {folder} lacks the file {file}.' },
  // House
  'bad-setting': { retry: 'never', vi: 'Cấu hình {where}: {cause}', en: 'Configuration {where}: {cause}' },
  'data-in-use': { retry: 'never', vi: 'Thư mục dữ liệu {folder} đang được tiến trình {pid} dùng. Hãy dừng tiến trình đó hoặc chọn HAIDANG_DATA khác.', en: 'The data folder {folder} is in use by process {pid}. Stop that process or set another HAIDANG_DATA.' },
  'bad-data-folder': { retry: 'never', vi: 'Không ghi được vào thư mục dữ liệu {folder}: {cause}. Hãy sửa quyền của thư mục hoặc đặt HAIDANG_DATA khác. Chưa có gì thay đổi.', en: 'The data folder {folder} cannot be written: {cause}. Mend its rights or set another HAIDANG_DATA. Nothing was changed.' },
  'mixed-press': { retry: 'never', vi: 'Thư mục dữ liệu {where} đã chứa {found}; không trộn với {wanted}. Hãy đặt HAIDANG_DATA (hoặc DATABASE_URL) khác.', en: 'The data in {where} holds {found} and is not mixed with {wanted}. Set another HAIDANG_DATA (or DATABASE_URL).' },
  'port-in-use': { retry: 'never', vi: 'Cổng {port} đã có chương trình khác dùng. Hãy đặt PORT khác.', en: 'Port {port} is taken by another program. Set another PORT.' },
  'cannot-listen': { retry: 'never', vi: 'Không mở được địa chỉ {host}, cổng {port}: {cause}. Hãy đặt HOST là một địa chỉ của máy này và PORT trên 1023.', en: 'Cannot listen on address {host}, port {port}: {cause}. Set HOST to an address of this machine and PORT above 1023.' },
  'newer-schema': { retry: 'never', vi: 'Cơ sở dữ liệu ở phiên bản {found}, mới hơn chương trình ({known}). Hãy cập nhật chương trình.', en: 'The database is at schema {found}, newer than this program ({known}). Update the program.' },
  'file-exists': { retry: 'never', vi: 'Tệp {file} đã có; không ghi đè. Hãy chọn tên khác.', en: 'The file {file} exists already and is not written over. Choose another name.' },
  'bad-backup': { retry: 'never', vi: 'Bản sao lưu {file} không dùng được: {cause}. Chưa có gì thay đổi.', en: 'The backup {file} cannot be used: {cause}. Nothing was changed.' },
  'archive-not-empty': { retry: 'never', vi: 'Kho dữ liệu này đã có nội dung nên không khôi phục đè lên. Hãy dùng kho trống (HAIDANG_DATA hoặc DATABASE_URL khác), hoặc thêm --replace để thay toàn bộ.', en: 'This archive already holds something, and nothing is restored over it. Use an empty one (another HAIDANG_DATA or DATABASE_URL), or add --replace to replace all of it.' },
  'backup-of-older-schema': { retry: 'never', vi: 'Bản sao lưu ở phiên bản {wanted}, cũ hơn cơ sở dữ liệu này ({found}). Hãy khôi phục vào một cơ sở dữ liệu trống; nó sẽ được nâng cấp sau đó.', en: 'The backup is from schema {wanted}, older than this database ({found}). Restore it into an empty database; it is brought up to date there.' },
  'bad-letterhead': { retry: 'never', vi: 'Phần đầu văn bản chưa lưu được: mỗi dòng dài nhiều nhất 200 ký tự, nơi nhận nhiều nhất 12 dòng.', en: 'The letterhead cannot be saved: a line has at most 200 characters, and there are at most 12 recipients.' },
  'backup-running': { retry: 'later', vi: 'Đang có một bản sao lưu được tạo. Hãy đợi nó xong.', en: 'A backup is being made already. Wait until it is done.' },
  'database-unreachable': { retry: 'later', vi: 'Không kết nối được cơ sở dữ liệu: {cause}. Hãy kiểm tra DATABASE_URL và máy chủ PostgreSQL.', en: 'No connection to the database: {cause}. Check DATABASE_URL and the PostgreSQL server.' },
  'queue-unreachable': { retry: 'later', vi: 'Không kết nối được Redis: {cause}. Hãy kiểm tra REDIS_URL và máy chủ Redis.', en: 'No connection to Redis: {cause}. Check REDIS_URL and the Redis server.' },
  // Sources
  'bad-source': { retry: 'never', vi: 'Chưa lưu được nguồn “{name}”: {cause}.', en: 'The source "{name}" cannot be saved: {cause}.' },
  'key-taken': { retry: 'never', vi: 'Nguồn “{key}” đã có. Hãy đặt --key khác, hoặc sửa trong tệp cấu hình nếu nguồn nằm ở đó.', en: 'There is already a source "{key}". Give another --key, or change the configuration file if it stands there.' },
  'bad-opml': { retry: 'never', vi: '{file} không phải là tệp OPML đọc được: {cause}.', en: '{file} is not a readable OPML file: {cause}.' },
  'no-way-in': { retry: 'never', vi: 'Không tìm được lối vào nào ở {url}: {cause}.', en: 'No way in was found at {url}: {cause}.' },
  'bad-day': { retry: 'never', vi: '“{name}” không phải là một ngày, chẳng hạn 2026-11-20.', en: '"{name}" is not a day such as 2026-11-20.' },
  // Register and evidence
  'bad-entry': { retry: 'never', vi: 'Hồ sơ {name} chưa lưu được: {cause}.', en: 'The register entry {name} cannot be saved: {cause}.' },
  'bad-register-file': { retry: 'never', vi: '{file}, dòng {line}: {cause}. Chưa có gì được ghi.', en: '{file}, line {line}: {cause}. Nothing was written.' },
  'evidence-changed': { retry: 'never', vi: 'Hồ sơ chứng cứ không còn nguyên: {cause}.', en: 'Evidence is no longer what was kept: {cause}.' },
  // People's actions
  'not-allowed': { retry: 'never', vi: 'Vai trò của bạn không được làm việc này.', en: 'Your role may not do this.' },
  'wrong-sign-in': { retry: 'never', vi: 'Tên đăng nhập hoặc mật khẩu không đúng.', en: 'User name or password is wrong.' },
  'too-many-attempts': { retry: 'slower', vi: 'Thử sai quá nhiều lần. Hãy đợi {minutes} phút.', en: 'Too many failed attempts. Wait {minutes} minutes.' },
  'wrong-password': { retry: 'never', vi: 'Mật khẩu hiện tại không đúng. Hãy nhập lại.', en: 'The current password is wrong. Type it again.' },
  'wrong-code': { retry: 'never', vi: 'Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy nhập mã đang hiện trong ứng dụng; mã vừa dùng thì đợi mã kế tiếp.', en: 'The code is wrong, too old or already used. Type the one that the app shows now; after one was used, wait for the next.' },
  'step-over': { retry: 'never', vi: 'Bước này đã quá hạn hoặc đã xong. Hãy bắt đầu lại từ đầu.', en: 'This step took too long or is already done. Start again from the beginning.' },
  'prove-first': { retry: 'never', vi: 'Việc này cần xác nhận lại danh tính. Hãy xác nhận trong trang “Tài khoản của tôi” rồi làm lại.', en: 'This needs you to confirm who you are. Confirm it on the page "My account", then try again.' },
  'code-is-on': { retry: 'never', vi: 'Mã một lần đã được bật. Hãy tắt trước nếu muốn đổi sang máy khác.', en: 'One-time codes are on already. Switch them off first to move them to another device.' },
  'no-app-secret': { retry: 'never', vi: 'Máy chủ chưa có khóa bí mật nên chưa bật được mã một lần hay thêm webhook. Người quản trị đặt HAIDANG_SECRET (ít nhất 32 ký tự).', en: 'The server has no secret yet, so neither one-time codes nor webhooks can be set up. An administrator sets HAIDANG_SECRET (at least 32 characters).' },
  'secret-changed': { retry: 'never', vi: 'Khóa bí mật của máy chủ đã đổi nên không kiểm tra được mã. Hãy dùng mã khôi phục, hoặc nhờ người quản trị đặt lại bằng “haidang users reset-factor”.', en: 'The server\'s secret has changed, so codes cannot be checked. Use a recovery code, or ask an administrator for "haidang users reset-factor".' },
  'passkey-refused': { retry: 'never', vi: 'Không nhận được khóa truy cập này. Hãy thử lại, hoặc vào bằng mật khẩu.', en: 'This passkey was not accepted. Try again, or sign in with your password.' },
  'no-passkey-here': { retry: 'never', vi: 'Khóa truy cập cần một tên miền và https (hoặc localhost). Người quản trị đặt HAIDANG_PUBLIC_URL.', en: 'Passkeys need a host name with https (or localhost). An administrator sets HAIDANG_PUBLIC_URL.' },
  'last-way-in': { retry: 'never', vi: 'Đây là lối vào duy nhất của tài khoản. Hãy đặt mật khẩu hoặc thêm khóa truy cập khác trước.', en: 'This is the only way into the account. Set a password or add another passkey first.' },
  'invitation-over': { retry: 'never', vi: 'Lời mời này không còn dùng được: đã dùng, đã rút lại hoặc quá 72 giờ. Hãy xin người quản trị lời mời mới.', en: 'This invitation no longer works: it was used, withdrawn, or is older than 72 hours. Ask an administrator for a new one.' },
  'last-administrator': { retry: 'never', vi: 'Đây là người quản trị cuối cùng còn hoạt động. Hãy giao vai trò quản trị cho người khác trước.', en: 'This is the last active administrator. Give the role to somebody else first.' },
  'bad-provider-name': { retry: 'never', vi: 'Tên “{name}” ở hệ thống đăng nhập chung không dùng được: cần từ 1 đến 200 ký tự.', en: 'The name "{name}" at the identity provider cannot be used: 1 to 200 characters.' },
  'provider-name-taken': { retry: 'never', vi: 'Tên “{name}” ở hệ thống đăng nhập chung đã thuộc về tài khoản khác.', en: 'The name "{name}" at the identity provider belongs to another account.' },
  'provider-unreachable': { retry: 'later', vi: '{name} hiện không trả lời. Hãy vào bằng mật khẩu hoặc thử lại sau.', en: '{name} does not answer at the moment. Sign in with your password, or try again later.' },
  'provider-refused': { retry: 'never', vi: '{name} không xác nhận lần đăng nhập này. Hãy thử lại từ đầu, hoặc vào bằng mật khẩu.', en: '{name} did not confirm this sign-in. Start again, or sign in with your password.' },
  'not-invited': { retry: 'never', vi: '{name} biết bạn, nhưng ở đây chưa có tài khoản nào cho bạn hoặc tài khoản đã tắt. Hãy nhờ người quản trị mở tài khoản.', en: '{name} knows you, but there is no active account for you here. Ask an administrator for one.' },
  'weak-password': { retry: 'never', vi: 'Mật khẩu cần ít nhất {least} ký tự.', en: 'A password needs at least {least} characters.' },
  'same-password': { retry: 'never', vi: 'Mật khẩu mới phải khác mật khẩu cũ.', en: 'The new password must differ from the old one.' },
  'no-token': { retry: 'never', vi: 'Cần mã truy cập còn hiệu lực trong đầu đề “Authorization: Bearer …”. Quản trị viên cấp bằng “haidang tokens add TÊN”.', en: 'A valid token is needed in the header "Authorization: Bearer …". An administrator makes one with "haidang tokens add NAME".' },
  'bad-parameter': { retry: 'never', vi: 'Tham số “{name}” không đúng: {cause}.', en: 'The parameter "{name}" is wrong: {cause}.' },
  'needs-a-person': { retry: 'never', vi: 'Việc này phải do người quyết định trên màn hình, không làm bằng mã truy cập: {what}.', en: 'A person decides this on the screen; no token can: {what}.' },
  'missing-scope': { retry: 'never', vi: 'Mã truy cập này không có phạm vi “{scope}”. Quản trị viên cấp mã mới có phạm vi ấy.', en: 'This token does not have the scope "{scope}". An administrator issues one that has.' },
  'bad-token-scope': { retry: 'never', vi: 'Phạm vi hoặc vai trò của mã không hợp lệ: ghi và quản trị cần một người đứng tên, và vai trò không được hơn vai trò của người ấy.', en: 'The scopes or the role of the token are not possible: writing and managing need a person, and the role must not exceed that person\'s.' },
  'too-fast': { retry: 'slower', vi: 'Gọi quá nhanh: tối đa {most} lần mỗi phút. Hãy đợi {seconds} giây.', en: 'Too many calls: at most {most} a minute. Wait {seconds} seconds.' },
  'missing-version': { retry: 'never', vi: 'Hãy gửi đầu đề If-Match với ETag của bản đã đọc, để không ghi đè thay đổi của người khác.', en: 'Send the header If-Match with the ETag of what you read, so that nobody else\'s change is written over.' },
  'idempotency-mismatch': { retry: 'never', vi: 'Khóa Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.', en: 'This Idempotency-Key was used for another request. Use a new one.' },
  'bad-webhook': { retry: 'never', vi: 'Chưa lưu được webhook: {cause}.', en: 'The webhook cannot be saved: {cause}.' },
  'bad-token-name': { retry: 'never', vi: 'Tên “{name}” không dùng được: 1 đến 80 chữ, số, dấu cách, chấm, gạch; và chưa mã nào mang tên ấy.', en: 'The name "{name}" cannot be used: 1 to 80 letters, digits, spaces, dots or dashes, and no other token may have or have had it.' },
  'bad-search-name': { retry: 'never', vi: 'Tên “{name}” không lưu được: cần từ 1 đến 80 ký tự, và phần tìm không quá dài.', en: 'The search cannot be kept as "{name}": a name has 1 to 80 characters, and the search itself must not be too long.' },
  'bad-name': { retry: 'never', vi: 'Tên đăng nhập “{name}” chỉ được gồm 2 đến 40 chữ, số, dấu chấm, gạch nối hoặc gạch dưới.', en: 'The user name "{name}" may hold only 2 to 40 letters, digits, dots, hyphens or underscores.' },
  'name-taken': { retry: 'never', vi: 'Tên đăng nhập “{name}” đã có người dùng.', en: 'The user name "{name}" is taken.' },
  'stale-form': { retry: 'never', vi: 'Trang này đã mở quá lâu hoặc không do hệ thống gửi. Hãy tải lại rồi làm lại.', en: 'This page was open too long or was not sent by this system. Reload it and try again.' },
  'wrong-step': { retry: 'never', vi: 'Hồ sơ đang ở bước “{from}”, không chuyển sang “{to}” được.', en: 'The case is at "{from}" and cannot go to "{to}".' },
  'missing-reason': { retry: 'never', vi: 'Hãy nêu lý do.', en: 'Give a reason.' },
  'form-too-large': { retry: 'never', vi: 'Nội dung gửi lên dài quá {limit} KB.', en: 'What was sent is larger than {limit} KB.' },
  'missing-text': { retry: 'never', vi: 'Chưa có nội dung.', en: 'The text is empty.' },
  'changed-meanwhile': { retry: 'never', vi: 'Có người vừa thay đổi mục này. Hãy tải lại trang.', en: 'Somebody has just changed this. Reload the page.' },
  'not-found': { retry: 'never', vi: 'Không có {what}.', en: 'There is no {what}.' },
  'bad-week': { retry: 'never', vi: '“{name}” không phải là một tuần, chẳng hạn 2026-W47.', en: '"{name}" is not a week such as 2026-W47.' },
  // Queue
  'nothing-to-undo': { retry: 'never', vi: 'Không có bước nào của bạn để hoàn tác.', en: 'There is no step of yours to undo.' },
  'undo-too-late': { retry: 'never', vi: 'Đã quá {minutes} phút nên không hoàn tác được nữa. Hãy làm bước ngược lại trong hồ sơ.', en: 'More than {minutes} minutes have passed, so this can no longer be undone. Take the opposite step in the case.' },
  'acted-since': { retry: 'never', vi: 'Đã có người hoặc hệ thống làm tiếp với hồ sơ này nên không hoàn tác được. Hãy mở hồ sơ để xem.', en: 'Somebody or the system has acted on this case since, so it cannot be undone. Open the case to see.' },
  'overdue-not-aside': { retry: 'never', vi: 'Hồ sơ đã quá hạn nên không để sang bên được. Hãy nhận xử lý hoặc đóng.', en: 'The case is overdue and cannot be set aside. Take it or close it.' },
  'bad-aside-day': { retry: 'never', vi: 'Hãy chọn một ngày sau hôm nay, trong vòng {days} ngày.', en: 'Choose a day after today, within {days} days.' },
  'bad-filter-name': { retry: 'never', vi: 'Bộ lọc cần một cái tên từ 1 đến 60 ký tự, và mỗi người lưu được nhiều nhất {most} bộ lọc.', en: 'A filter needs a name of 1 to 60 characters, and each person can keep at most {most} filters.' },
  'filter-name-taken': { retry: 'never', vi: 'Đã có bộ lọc tên “{name}”. Hãy chọn tên khác.', en: 'There is a filter named “{name}” already. Choose another name.' },
  // Responses
  'claim-not-confirmed': { retry: 'never', vi: 'Đề nghị cải chính cần một luận điểm của hồ sơ này đã được người xác nhận, đối chiếu với hồ sơ luận điểm có chứng cứ.', en: 'A correction request needs a claim of this case that a person has confirmed, against a register entry with evidence.' },
  'already-requested': { retry: 'never', vi: 'Luận điểm này đã có một đề nghị cải chính.', en: 'There is already a correction request for this claim.' },
  'asks-for-removal': { retry: 'never', vi: 'Đề nghị cải chính không được yêu cầu gỡ, xóa bài: “{words}”. Hãy đề nghị đính chính.', en: 'A correction request never asks for removal: "{words}". Ask for a correction.' },
  'open-spots': { retry: 'never', vi: 'Còn {count} chỗ chưa điền, đầu tiên là {spot}. Hãy điền hoặc bỏ các dấu ⟦ ⟧ rồi trình duyệt.', en: '{count} spots are still open, the first is {spot}. Fill them in or take the ⟦ ⟧ out, then submit.' },
  'nothing-drafted': { retry: 'never', vi: 'Hồ sơ chưa có dự thảo nào để trình duyệt.', en: 'The case has no draft to submit.' },
  'own-text': { retry: 'never', vi: 'Người đã soạn không duyệt được văn bản của chính mình.', en: 'Nobody approves a text that they wrote on.' },
  'content-first': { retry: 'never', vi: 'Trưởng phòng duyệt nội dung trước, người phát ngôn duyệt phát hành sau.', en: 'The desk lead approves the content before the spokesperson approves the release.' },
  'response-closed': { retry: 'never', vi: 'Phản hồi này đã phát hành hoặc đã bỏ nên không thay đổi được nữa.', en: 'This response has been released or given up and no longer changes.' },
  'text-too-long': { retry: 'never', vi: 'Văn bản dài quá {limit} ký tự.', en: 'The text is longer than {limit} characters.' },
  'bad-ledger-day': { retry: 'never', vi: 'Ngày ghi sổ không hợp lệ: không sau hôm nay và không trước ngày gửi đề nghị.', en: 'The day is not valid: not after today, and not before the request was sent.' },
  'digest-changed': { retry: 'never', vi: 'Bản điểm báo số {id} đã bị thay đổi sau khi phát hành: mã SHA-256 không khớp.', en: 'Digest issue {id} was changed after it was made: its SHA-256 does not match.' },
  'no-pdf-browser': { retry: 'never', vi: 'Máy này không có Chromium nên chưa in được PDF. Hãy cài gói chromium, hoặc tải bản DOCX hay HTML.', en: 'This machine has no Chromium, so no PDF can be printed. Install the package chromium, or take the DOCX or HTML.' },
  'audit-broken': { retry: 'never', vi: 'Chuỗi nhật ký bị đứt ở sự kiện {id}.', en: 'The audit chain breaks at event {id}.' },
  // Alerts
  'bad-alert-rule': { retry: 'never', vi: 'Quy tắc cảnh báo chưa đúng: cần tên bằng hai thứ tiếng, ít nhất một kênh, giờ yên lặng dạng 22:00 (cả hai hoặc để trống), và số tin mỗi giờ từ 1 đến 1000.', en: 'The alert rule is not complete: it needs a name in both languages, at least one channel, quiet hours like 22:00 (both or none), and a cap of 1 to 1000 an hour.' },
  'bad-watch-rule': { retry: 'never', vi: 'Quy tắc theo dõi chưa đúng: cần tên bằng hai thứ tiếng và ít nhất một điều kiện.', en: 'The watch rule is not complete: it needs a name in both languages and at least one condition.' },
  'no-channel': { retry: 'never', vi: 'Không có kênh cảnh báo “{key}” trong cấu hình.', en: 'The configuration has no alert channel "{key}".' },
  unexpected: { retry: 'later', vi: 'Có lỗi ngoài dự kiến: {cause}', en: 'Something unexpected went wrong: {cause}' },
});

export type ProblemCode = keyof typeof problems;
/** What fills the blanks of a sentence; words of our own come in both languages. */
export type ProblemDetails = Readonly<Record<string, string | number | InBoth>>;
type InBoth = { readonly vi: string; readonly en: string };

/** A problem that a person can act on. Throw it for what stops the work at hand; return expected outcomes as values. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: { cause?: unknown }) {
    super(sentence(code, details, 'en'), options);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  in(language: 'vi' | 'en'): string {
    return sentence(this.code, this.details, language);
  }
}

/** The sentence of a problem with its blanks filled; a blank without a value is shown as "…". */
export function sentence(code: ProblemCode, details: ProblemDetails, language: 'vi' | 'en'): string {
  return problems[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const given = details[name] ?? '…';
    return typeof given === 'object' ? given[language] : String(given);
  });
}

/** The message of anything that was thrown, in one line. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return messageOf(thrown.errors[0]);
  return (thrown instanceof Error ? thrown.message || thrown.name : String(thrown)).replace(/\s+/g, ' ').trim();
}
